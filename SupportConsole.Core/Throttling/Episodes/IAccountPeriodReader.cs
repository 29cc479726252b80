using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>What happened to one account in a period. All methods need <see cref="Permission.ViewAccounts"/>.</summary>
public interface IAccountPeriodReader
{
    /// <summary>An account's episodes, and its refusals.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account; an unknown one has no episodes.</param>
    /// <param name="from">
    /// Start; what is no longer kept to the minute is left out, see <see cref="AccountPeriod.From"/>.
    /// </param>
    /// <param name="to">End; the present when it lies in the future.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<AccountPeriod> ReadAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );

    /// <summary>The applied changes of an account's throttle limit, oldest first.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End, excluded.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<LimitChange>> LimitChangesAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );
}

/// <summary>An account's episodes and refusals in a period.</summary>
/// <param name="From">
/// From when on the history is kept to the minute: later than asked for when the period reaches back further.
/// </param>
/// <param name="To">End.</param>
/// <param name="Episodes">The newest of them, newest first, at most <see cref="MaximumEpisodes"/>.</param>
/// <param name="EpisodeTotal">How many there are.</param>
/// <param name="Refusals">Refused for negative balance.</param>
public sealed record AccountPeriod(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<Episode> Episodes,
    int EpisodeTotal,
    BalanceRefusals Refusals
)
{
    /// <summary>How many episodes are listed.</summary>
    public const int MaximumEpisodes = 500;
}

/// <summary>Work refused for negative balance.</summary>
/// <param name="Count">Transcripts, streaming sessions and LeMUR requests.</param>
/// <param name="LastMinute">The last minute in which something was; null when nothing was.</param>
public sealed record BalanceRefusals(long Count, DateTimeOffset? LastMinute);
