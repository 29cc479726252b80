using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.Refusals;

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

    /// <summary>
    /// An account's episodes of refused streaming sessions and of refused LeMUR requests, by the same rules.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account; an unknown one has no episodes.</param>
    /// <param name="only">Those of one product alone; null for both.</param>
    /// <param name="from">Start; what is no longer kept to the minute is left out.</param>
    /// <param name="to">End; the present when it lies in the future.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<RefusalPeriod> RefusalsAsync(
        Actor actor,
        string accountId,
        LimitedProduct? only,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );

    /// <summary>The minutes of a period in which something was refused over a limit, oldest first.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account; an unknown one has none.</param>
    /// <param name="product">Streaming sessions or LeMUR requests.</param>
    /// <param name="from">Start; the minute it falls into counts whole.</param>
    /// <param name="to">End.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<RefusalMinute>> RefusedMinutesAsync(
        Actor actor,
        string accountId,
        LimitedProduct product,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );

    /// <summary>The applied changes of a limit of an account, oldest first.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="kind">
    /// The throttle limit or the starting limit on new streaming sessions; the changes of others are in the audit alone.
    /// </param>
    /// <param name="from">Start.</param>
    /// <param name="to">End, excluded.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<LimitChange>> LimitChangesAsync(
        Actor actor,
        string accountId,
        LimitKind kind,
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

/// <summary>An account's episodes of refusals over a limit in a period.</summary>
/// <param name="From">From when on minutes are kept, or the start asked for.</param>
/// <param name="To">End.</param>
/// <param name="Episodes">
/// The newest of them over all products, newest first, at most <see cref="AccountPeriod.MaximumEpisodes"/>.
/// </param>
/// <param name="EpisodeTotal">How many there are.</param>
public sealed record RefusalPeriod(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<RefusalEpisode> Episodes,
    int EpisodeTotal
);

/// <summary>An episode of refusals.</summary>
/// <param name="Product">What was refused.</param>
/// <param name="Episode">Its figures; what was refused counts as throttled, the most of a minute as the peak.</param>
public sealed record RefusalEpisode(LimitedProduct Product, Episode Episode);

/// <summary>Work refused for negative balance.</summary>
/// <param name="Count">Transcripts, streaming sessions and LeMUR requests.</param>
/// <param name="LastMinute">The last minute in which something was; null when nothing was.</param>
public sealed record BalanceRefusals(long Count, DateTimeOffset? LastMinute);
