using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Readings;

namespace SupportConsole.Tests.Fakes;

/// <summary>Readings out of the other fakes, told of by <see cref="FakeLiveUpdates"/>.</summary>
internal sealed class FakeNowReadings(
    FakeThrottlingReader throttling,
    FakeAlerts alerts,
    FakeEscalationService escalations,
    FakeLiveUpdates updates
) : INowReadings
{
    /// <summary>What waits of payments; null for those who may not see them.</summary>
    public Func<IReadOnlyDictionary<InboxKind, int>?> Payments { get; init; } = () => null;

    public async Task<NowReading?> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        new NowReading(
            await throttling.NowAsync(actor, cancellationToken),
            await alerts.ListAsync(actor, cancellationToken),
            await escalations.ListAsync(actor, new(EscalationKind.Waiting), cancellationToken)
        )
        {
            Payments = Payments(),
        };

    public IFollowedReading<NowReading> Follow(Action changed) => new Followed(this, updates.Subscribe(null, changed));

    private sealed class Followed(FakeNowReadings readings, IDisposable subscription) : IFollowedReading<NowReading>
    {
        public Task<NowReading?> LatestAsync(Actor actor) => readings.ReadAsync(actor, default);

        public void Dispose() => subscription.Dispose();
    }
}
