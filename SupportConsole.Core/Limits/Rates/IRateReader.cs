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

    /// <summary>The rises and falls of the limit on new sessions in a period, newest first.</summary>
    /// <returns>Empty when the account did not stream in the period, or its limit stood.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<StreamingMove>> MovesAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What is known under an id: a session of the account, or an attempt that was refused and whose caller had named
    /// it so.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account; sessions of others are not found.</param>
    /// <param name="id">A session id, or the caller's own id of the request, exactly.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<SessionFinding> FindSessionAsync(
        Actor actor,
        string accountId,
        string id,
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

    /// <summary>
    /// How many of them have been open for <see cref="StreamingOptions.LongOpenMinutes"/> or longer: their client has
    /// probably forgotten to terminate them.
    /// </summary>
    public int OpenLong { get; init; }

    /// <summary>The oldest of them, oldest first.</summary>
    public required IReadOnlyList<StreamingSession> Open { get; init; }

    /// <summary>Sessions that ended by the 3-hour rule in the last 30 days.</summary>
    public required int ExpiredTotal { get; init; }

    /// <summary>The last of them, newest first.</summary>
    public required IReadOnlyList<StreamingSession> Expired { get; init; }

    /// <summary>From this age on an open session counts among <see cref="OpenLong"/>.</summary>
    public TimeSpan LongOpen { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Sessions that were never terminated, or that are not yet after a long time.</summary>
    public int NeverTerminated => ExpiredTotal + OpenLong;
}
