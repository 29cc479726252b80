using SupportConsole.Core.Access;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Replies;

/// <summary>Replies to a customer, and the question to #ask-engineering.</summary>
public interface IReplies
{
    /// <summary>What may be said about an account now.</summary>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<ReplySheet?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Posts a question about an account to #ask-engineering. Needs <see cref="Permission.AskEngineering"/>; audited
    /// either way.
    /// </summary>
    /// <param name="actor">Who asks; named in the post.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="text">Plain text, 1-2,000 characters.</param>
    /// <param name="correlationId">One per attempt: the same id again is the same attempt, and the same post.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<QuestionOutcome> AskAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    );
}

/// <summary>What may be said about an account.</summary>
/// <param name="Replies">All about throttling, the one that fits first.</param>
/// <param name="EngineeringNote">The question for when it is not throttled.</param>
/// <param name="CanPost">True when the program posts it; else it is for copying.</param>
/// <param name="LastQuestion">The last one about this account; null when there was none.</param>
public sealed record ReplySheet(
    IReadOnlyList<Reply> Replies,
    string EngineeringNote,
    bool CanPost,
    PostedQuestion? LastQuestion
)
{
    /// <summary>The reply that fits and may be copied; null when none does.</summary>
    public ReplyKind? Fits { get; init; }

    /// <summary>The replies about streaming sessions and LeMUR requests, the one that fits first.</summary>
    public IReadOnlyList<Reply> Rates { get; init; } = [];

    /// <summary>The one of <see cref="Rates"/> that fits and may be copied; null when none does.</summary>
    public ReplyKind? RateFits { get; init; }
}

/// <summary>A question that was asked.</summary>
/// <param name="MessageId">Its message.</param>
/// <param name="AskedAt">When.</param>
/// <param name="State">How far it is.</param>
/// <param name="SentAt">When it arrived.</param>
/// <param name="LastError">Why the last attempt failed.</param>
/// <param name="WaitsAgain">True after a person had it sent again, until the next attempt.</param>
public sealed record PostedQuestion(
    string MessageId,
    DateTimeOffset AskedAt,
    OutboxState State,
    DateTimeOffset? SentAt,
    string? LastError,
    bool WaitsAgain = false
);

/// <summary>How a question ended.</summary>
public abstract record QuestionOutcome
{
    private QuestionOutcome() { }

    /// <summary>It is on its way.</summary>
    public sealed record Asked(long AuditSequence) : QuestionOutcome;

    /// <summary>It is not, for a reason that the person can read.</summary>
    public sealed record Refused(string Sentence) : QuestionOutcome;
}
