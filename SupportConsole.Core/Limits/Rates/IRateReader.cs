using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>An account's streaming and LeMUR, for people. All methods need <see cref="Permission.ViewAccounts"/>.</summary>
public interface IRateReader
{
    /// <summary>This minute, the open sessions, the last that were never terminated, and the LeMUR window.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="page">Page of the open sessions, from 0; a page beyond the last is empty.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<RateOverview?> AccountAsync(Actor actor, string accountId, int page, CancellationToken cancellationToken);

    /// <summary>The limit's history, one entry for each stretch of equal minutes, idle ones included, oldest first.</summary>
    /// <returns>Empty when the account did not stream in the period.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<StreamingStretch>> HistoryAsync(Actor actor, string accountId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>The limits over time of an account and its streaming sessions, read at one time.</summary>
public sealed record RateOverview
{
    /// <summary>Rows of one page of open sessions.</summary>
    public const int PageSize = 10;

    /// <summary>How many of the sessions ended by the 3-hour rule are listed.</summary>
    public const int LastExpired = 5;

    public required AccountState State { get; init; }

    public required AccountRates Rates { get; init; }

    /// <summary>Open sessions, all pages.</summary>
    public required int OpenTotal { get; init; }

    /// <summary>One page of them, oldest first.</summary>
    public required IReadOnlyList<StreamingSession> Open { get; init; }

    /// <summary>Sessions that ended by the 3-hour rule in the last 30 days.</summary>
    public required int ExpiredTotal { get; init; }

    /// <summary>The last of them, newest first.</summary>
    public required IReadOnlyList<StreamingSession> Expired { get; init; }
}
