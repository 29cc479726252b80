using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>The kinds that the escalations page tells apart.</summary>
public enum EscalationKind
{
    /// <summary>Engineering is asked.</summary>
    Waiting,

    /// <summary>Approved, denied, or withdrawn by the requester.</summary>
    Decided,

    /// <summary>Ended without a decision: time was up, or the limit moved.</summary>
    Lapsed,
}

/// <summary>Which escalations.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Page">From 1.</param>
public sealed record EscalationQuery(EscalationKind Kind, int Page = 1)
{
    public const int PageSize = 25;

    /// <summary>Only this account's; null for all.</summary>
    public string? AccountId { get; init; }
}

/// <summary>A page of escalations.</summary>
/// <param name="Items">In the kind's order.</param>
/// <param name="Counts">How many there are of each kind.</param>
/// <param name="AsOf">When it was read: what nobody had decided by then counts as lapsed.</param>
public sealed record EscalationPage(
    IReadOnlyList<EscalationItem> Items,
    IReadOnlyDictionary<EscalationKind, int> Counts,
    DateTimeOffset AsOf
);

/// <summary>An escalation with its account's name.</summary>
public sealed record EscalationItem(Escalation Escalation, string AccountName)
{
    /// <summary>Who looks after the account; null when it is not an important one.</summary>
    public string? ImportantOwner { get; init; }
}

/// <summary>An escalation as its own page shows it.</summary>
/// <param name="Escalation">The request and its end.</param>
/// <param name="AccountName">Whose limit.</param>
/// <param name="CurrentLimit">In force now.</param>
/// <param name="Running">Transcripts in processing now.</param>
/// <param name="Queued">Transcripts that wait now.</param>
/// <param name="Message">What #ask-engineering is asked, as plain text to copy.</param>
/// <param name="RuleSentence">The guardrail that asks for engineering, with the figures of the request.</param>
/// <param name="Post">The request's message in the outbox; null when it was cleared away.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record EscalationDetail(
    Escalation Escalation,
    string AccountName,
    int CurrentLimit,
    int Running,
    int Queued,
    string Message,
    string RuleSentence,
    OutboxMessage? Post,
    DateTimeOffset AsOf
)
{
    /// <summary>Where it stands.</summary>
    public EscalationState State => Escalation.StateAt(AsOf);
}
