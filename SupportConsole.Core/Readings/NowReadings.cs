using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Readings;

/// <inheritdoc cref="INowReadings"/>
internal sealed class NowReadings : INowReadings, IDisposable
{
    /// <summary>Reads for everybody; who sees what is decided when it is handed out.</summary>
    private static readonly Actor Node = new("system:now", "First page", [Role.SupportEngineer, Role.SupportManager]);

    private readonly SharedReading<NowReading> _reading;

    public NowReadings(
        IThrottlingReader throttling,
        IAlerts alerts,
        IEscalationService escalations,
        IPaymentInbox payments,
        ILowBalances lowBalances,
        ILiveUpdates updates,
        TimeProvider clock
    ) =>
        _reading = new(
            clock,
            TimeSpan.FromSeconds(1),
            async () =>
                new NowReading(
                    await throttling.NowAsync(Node, CancellationToken.None),
                    await alerts.ListAsync(Node, CancellationToken.None),
                    await escalations.ListAsync(Node, new(EscalationKind.Waiting), CancellationToken.None)
                )
                {
                    LowBalances = await lowBalances.ListAsync(Node, CancellationToken.None),
                    Payments = await payments.CountWaitingAsync(Node, CancellationToken.None),
                },
            Visible,
            signal => updates.Subscribe(null, signal)
        );

    public Task<NowReading?> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        _reading.ReadAsync(actor, cancellationToken);

    public IFollowedReading<NowReading> Follow(Action changed) => _reading.Follow(changed);

    public void Dispose() => _reading.Dispose();

    private static NowReading? Visible(Actor actor, NowReading? reading)
    {
        actor.Demand(Permission.ViewAccounts);
        return reading is null
            ? null
            : reading with
            {
                Escalations = actor.May(Permission.ViewEscalations) ? reading.Escalations : null,
                Payments = actor.May(Permission.HandlePayments) ? reading.Payments : null,
            };
    }
}
