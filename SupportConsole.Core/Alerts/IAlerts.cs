using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Alerts;

/// <summary>Accounts far over their limit, and who looks after them.</summary>
public interface IAlerts
{
    /// <summary>
    /// Puts an alert off that nobody else holds: it is not shown until then, and comes back if it still stands. Needs
    /// <see cref="Permission.HandleAlerts"/>; audited.
    /// </summary>
    /// <param name="actor">Who puts it off.</param>
    /// <param name="alertId">Which.</param>
    /// <param name="until">
    /// In the future, at most <see cref="AlertOptions.MaximumSnoozeHours"/> ahead.
    /// </param>
    /// <param name="correlationId">One per attempt.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<AlertOutcome> SnoozeAsync(
        Actor actor,
        long alertId,
        DateTimeOffset until,
        string correlationId,
        CancellationToken cancellationToken
    );

    /// <summary>The alerts that stand and are not put off, those nobody has claimed first, then the longest over first.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<IReadOnlyList<StandingAlert>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>
    /// Takes an alert. Of two people at once one gets it. Needs <see cref="Permission.HandleAlerts"/>; audited.
    /// </summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="alertId">Which.</param>
    /// <param name="seenHolderId">
    /// Who held it when the actor looked, null for nobody: taking over from that person is meant.
    /// </param>
    /// <param name="correlationId">One per attempt: the same id again is the same attempt.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<AlertOutcome> ClaimAsync(
        Actor actor,
        long alertId,
        string? seenHolderId,
        string correlationId,
        CancellationToken cancellationToken
    );

    /// <summary>Gives one's own alert back. Needs <see cref="Permission.HandleAlerts"/>; audited.</summary>
    Task<AlertOutcome> ReleaseAsync(
        Actor actor,
        long alertId,
        string correlationId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Says that one's own alert is dealt with, and what was done. It does not come back while the account stays over
    /// without a break.
    /// </summary>
    /// <param name="actor">Who has dealt with it.</param>
    /// <param name="alertId">Which.</param>
    /// <param name="summary">What was done, 10-2,000 characters.</param>
    /// <param name="correlationId">One per attempt.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<AlertOutcome> FinishAsync(
        Actor actor,
        long alertId,
        string summary,
        string correlationId,
        CancellationToken cancellationToken
    );
}

/// <summary>An alert with its account as it stands now.</summary>
/// <param name="Alert">Since when, and whose.</param>
/// <param name="AccountName">The account's name.</param>
/// <param name="Running">Running now.</param>
/// <param name="Queued">Waiting now.</param>
/// <param name="Limit">In force now.</param>
public sealed record StandingAlert(AccountAlert Alert, string AccountName, int Running, int Queued, int Limit)
{
    /// <summary>The account's plan; null where it was not read.</summary>
    public AccountPlan? Plan { get; init; }

    /// <summary>Who is to be told of it; null when the account is not an important one.</summary>
    public string? ImportantOwner { get; init; }

    /// <summary>
    /// Since when the account is throttled, as everywhere else; null when nothing waits at this moment.
    /// </summary>
    public DateTimeOffset? ThrottledSince { get; init; }

    /// <summary>Running and waiting.</summary>
    public int Demand => Running + Queued;
}

/// <summary>How an attempt with an alert ended.</summary>
public abstract record AlertOutcome
{
    private AlertOutcome() { }

    /// <summary>It is done.</summary>
    public sealed record Done(long AuditSequence) : AlertOutcome;

    /// <summary>It is not, for a reason that the person can read.</summary>
    /// <param name="Sentence">Why, and what to do instead.</param>
    public sealed record Refused(string Sentence) : AlertOutcome;
}
