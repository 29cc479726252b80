using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Tests.Fakes;

/// <summary>Episodes and changes as they are set.</summary>
internal sealed class FakeAccountPeriodReader : IAccountPeriodReader
{
    public List<Episode> Episodes { get; } = [];

    public List<LimitChange> Changes { get; } = [];

    public BalanceRefusals Refusals { get; set; } = new(0, null);

    /// <summary>Where the history begins, when later than asked for.</summary>
    public DateTimeOffset? Kept { get; set; }

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The periods that were asked for.</summary>
    public List<(DateTimeOffset From, DateTimeOffset To)> Asked { get; } = [];

    public Task<AccountPeriod> ReadAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        Asked.Add((from, to));
        return Failure is not null
            ? Task.FromException<AccountPeriod>(Failure)
            : Task.FromResult(
                new AccountPeriod(
                    Kept ?? from,
                    to,
                    [.. Episodes.Take(AccountPeriod.MaximumEpisodes)],
                    Episodes.Count,
                    Refusals
                )
            );
    }

    public List<RefusalEpisode> RefusalEpisodes { get; } = [];

    public List<RefusalMinute> RefusedMinutes { get; } = [];

    public Task<RefusalPeriod> RefusalsAsync(
        Actor actor,
        string accountId,
        LimitedProduct? only,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var episodes = RefusalEpisodes.Where(row => only is null || row.Product == only).ToList();
        return Failure is not null
            ? Task.FromException<RefusalPeriod>(Failure)
            : Task.FromResult(new RefusalPeriod(from, to, episodes, episodes.Count));
    }

    public Task<IReadOnlyList<RefusalMinute>> RefusedMinutesAsync(
        Actor actor,
        string accountId,
        LimitedProduct product,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        Failure is not null
            ? Task.FromException<IReadOnlyList<RefusalMinute>>(Failure)
            : Task.FromResult<IReadOnlyList<RefusalMinute>>(RefusedMinutes);

    public Task<IReadOnlyList<LimitChange>> LimitChangesAsync(
        Actor actor,
        string accountId,
        LimitKind kind,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        Failure is not null
            ? Task.FromException<IReadOnlyList<LimitChange>>(Failure)
            : Task.FromResult<IReadOnlyList<LimitChange>>([
                .. Changes.Where(change => change.Kind == kind && change.At >= from && change.At < to),
            ]);
}
