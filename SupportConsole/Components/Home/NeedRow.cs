using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Components.Home;

/// <summary>Why an account is listed, gravest first.</summary>
public enum NeedKind
{
    /// <summary>Work was refused for negative balance within the last hour: the customer must send it again.</summary>
    RefusedForBalance = 0,

    /// <summary>New streaming sessions were refused within the last hour.</summary>
    StreamsRefused = 1,

    /// <summary>LeMUR requests were refused within the last hour.</summary>
    LemurRefused = 2,

    /// <summary>An alert stands: the demand has been far over the limit for long.</summary>
    OverForLong = 3,

    /// <summary>An alert stands: its limit on new streaming sessions is nearly used up.</summary>
    NearStreamLimit = 4,

    /// <summary>Transcripts wait; it may pass by itself.</summary>
    Throttled = 5,

    /// <summary>Support has asked engineering.</summary>
    Escalation = 6,
}

/// <summary>One thing that is wrong with an account.</summary>
/// <param name="Kind">What.</param>
/// <param name="Count">Transcripts waiting, or refusals; 0 where nothing is counted.</param>
/// <param name="At">Since when; refusals are counted from there on, at most an hour back.</param>
public sealed record NeedCause(NeedKind Kind, long Count, DateTimeOffset At)
{
    /// <summary>The escalation that waits; null for any other cause.</summary>
    public string? EscalationId { get; init; }

    /// <summary>The limit that is nearly used up; 0 for any other cause.</summary>
    public int Limit { get; init; }

    /// <summary>True when a paused queue holds what waits.</summary>
    public bool IsPaused { get; init; }

    /// <summary>True when a disabled account holds what waits.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The traffic pattern of an alert; null where none is known.</summary>
    public ThrottlingClass? Pattern { get; init; }
}

/// <summary>An account that needs somebody.</summary>
/// <param name="AccountId">The account's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Causes">What is wrong, gravest first; at least one.</param>
public sealed record NeedRow(string AccountId, string Name, IReadOnlyList<NeedCause> Causes)
{
    /// <summary>Null where it was not read.</summary>
    public AccountPlan? Plan { get; init; }

    /// <summary>Who looks after the account; null when it is not an important one.</summary>
    public string? ImportantOwner { get; init; }

    /// <summary>Running and waiting; null where it was not read.</summary>
    public int? Demand { get; init; }

    public int Limit { get; init; }

    /// <summary>True when its queue is paused, which makes the limit 0.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Since when it is throttled; null when nothing waits.</summary>
    public DateTimeOffset? ThrottledSince { get; init; }

    /// <summary>The alert that can be claimed; null without one.</summary>
    public StandingAlert? Alert { get; init; }

    /// <summary>How grave it is.</summary>
    public NeedSeverity Severity => NeedSeverity.Of(this);

    /// <summary>The beginning of what is told: the earliest of its causes.</summary>
    public DateTimeOffset Since => Causes.Min(cause => cause.At);

    /// <summary>
    /// <see cref="Demand"/> where the causes are about transcripts; null where only streaming sessions or LeMUR requests
    /// are meant, whose limits are others.
    /// </summary>
    public int? TranscriptDemand =>
        Causes.Any(cause => cause.Kind is NeedKind.RefusedForBalance or NeedKind.OverForLong or NeedKind.Throttled)
            ? Demand
            : null;

    /// <summary>True when both rows read the same, cause by cause.</summary>
    public bool Equals(NeedRow? other) =>
        other is not null
        && (AccountId, Name, Plan, Demand, Limit, ThrottledSince, Alert)
            == (other.AccountId, other.Name, other.Plan, other.Demand, other.Limit, other.ThrottledSince, other.Alert)
        && (ImportantOwner, IsPaused) == (other.ImportantOwner, other.IsPaused)
        && Causes.SequenceEqual(other.Causes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AccountId, Demand);
}
