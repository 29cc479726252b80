using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Core.Readings;

namespace SupportConsole.Tests.Fakes;

/// <summary>Readings out of the other fakes, told of by <see cref="FakeLiveUpdates"/>.</summary>
internal sealed class FakeAccountReadings(
    FakeThrottlingReader throttling,
    FakeBillingReader billing,
    FakeLimitChangeService limits,
    FakeAuditReader audit,
    FakeLiveUpdates updates
) : IAccountReadings
{
    public async Task<AccountReading?> ReadAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var figures = await throttling.AccountAsync(actor, accountId, cancellationToken);
        var basis = limits.Basis is { } known && known.AccountId == accountId ? known : null;
        return figures is null && basis is null
            ? null
            : new(
                figures!,
                (await billing.FactsAsync(actor, accountId, cancellationToken))!,
                basis!,
                audit.Entries.Select(entry => entry.Sequence).DefaultIfEmpty().Max()
            );
    }

    public IFollowedReading<AccountReading> Follow(string accountId, Action changed) =>
        new Followed(this, accountId, updates.Subscribe(accountId, changed));

    private sealed class Followed(FakeAccountReadings readings, string accountId, IDisposable subscription)
        : IFollowedReading<AccountReading>
    {
        public Task<AccountReading?> LatestAsync(Actor actor) => readings.ReadAsync(actor, accountId, default);

        public void Dispose() => subscription.Dispose();
    }
}
