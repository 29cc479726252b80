using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>
/// An account's streaming and LeMUR, for people. All methods need <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface IRateReader
{
    /// <summary>
    /// This minute, the refusals of the last hour, the open sessions, the last that were never terminated, and the
    /// LeMUR window.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<RateOverview?> AccountAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// The limit's history, one entry for each span of equal minutes, idle ones included, oldest first.
    /// </summary>
    /// <returns>Empty when the account did not stream in the period.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<StreamingSpan>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );
}

/// <summary>The limits over time of an account and its streaming sessions, read at one time.</summary>
public sealed record RateOverview
{
    /// <summary>How many of the open sessions are listed.</summary>
    public const int OldestOpen = 200;

    /// <summary>How many of the sessions ended by the 3-hour rule are listed.</summary>
    public const int LastExpired = 100;

    public required AccountState State { get; init; }

    public required AccountRates Rates { get; init; }

    /// <summary>New sessions refused in the last hour, over the limit of a minute.</summary>
    public long RefusedLastHour { get; init; }

    /// <summary>The last minute in which one was; null when none was in the last hour.</summary>
    public DateTimeOffset? LastRefusedMinute { get; init; }

    /// <summary>Open sessions, listed or not.</summary>
    public required int OpenTotal { get; init; }

    /// <summary>The oldest of them, oldest first.</summary>
    public required IReadOnlyList<StreamingSession> Open { get; init; }

    /// <summary>Sessions that ended by the 3-hour rule in the last 30 days.</summary>
    public required int ExpiredTotal { get; init; }

    /// <summary>The last of them, newest first.</summary>
    public required IReadOnlyList<StreamingSession> Expired { get; init; }
}
