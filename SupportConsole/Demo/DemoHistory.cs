namespace SupportConsole.Demo;

/// <summary>Writes the demo's past by living it: the real services on a simulated clock.</summary>
internal sealed class DemoHistory(
    DemoWorld world,
    DemoRates rates,
    DemoFunds funds,
    DemoActs acts,
    IReadOnlyList<DemoAccount> accounts,
    SimulatedClock clock,
    DemoServices services
)
{
    /// <summary>Longer than any demo transcript takes: the replay needs no heartbeats.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>How often the workers look in an hour of an old day.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(4);

    /// <summary>After so long an hour of an old day leaves the rest to the next one.</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromMinutes(50);

    /// <summary>Signs everybody up, at the time of their age. A repeat changes nothing.</summary>
    public async Task SignUpAsync(
        DateTimeOffset historyStart,
        DateTimeOffset historyEnd,
        CancellationToken cancellationToken
    )
    {
        foreach (var account in accounts)
        {
            var signedUp = historyEnd - account.Age;
            clock.MoveTo(signedUp < historyStart ? signedUp : historyStart);
            await services.Registry.RegisterAsync(account.Registration, cancellationToken);
            if (account.Deposit > Money.Zero)
            {
                await services.Deposits.DepositAsync(
                    new(account.Id, account.Deposit, "demo-sign-up"),
                    cancellationToken
                );
            }

            await acts.SignUpAsync(account, cancellationToken);
        }

        await services.Projects.FindCallersAsync(accounts, cancellationToken);
    }

    /// <summary>Replays a sample of the traffic of old days, hour by hour, and all changes.</summary>
    public async Task SampleAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        for (var hour = from; hour < to; hour += Hour)
        {
            var next = hour + Hour < to ? hour + Hour : to;
            clock.MoveTo(hour);
            await ExpireAsync(cancellationToken);
            await funds.PayAsync(services.Directory, services.Deposits, hour, cancellationToken);
            await acts.ActAsync(hour, next, cancellationToken);
            await world.BurstAsync(services.Limiter, hour, Lease, cancellationToken);
            await rates.BurstAsync(services.Streams, services.Lemur, hour, cancellationToken);
            for (
                var now = hour + Settling;
                world.HasWork && now < hour + LongestSettling && now < next;
                now += Settling
            )
            {
                clock.MoveTo(now);
                await world.SettleAsync(services.Limiter, now, Lease, cancellationToken);
            }
        }
    }

    /// <summary>Replays all traffic and all changes from one time to another.</summary>
    public async Task ReplayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        clock.MoveTo(from);
        await funds.PayAsync(services.Directory, services.Deposits, from, cancellationToken);
        for (var now = from; now < to; now += Tick)
        {
            clock.MoveTo(now);
            if (now.Truncate(TimeSpan.FromMinutes(1)) != (now - Tick).Truncate(TimeSpan.FromMinutes(1)))
            {
                await ExpireAsync(cancellationToken);
            }

            await acts.ActAsync(now, now + Tick, cancellationToken);
            await world.StepAsync(services.Limiter, now, Lease, cancellationToken);
            await rates.StepAsync(services.Streams, services.Lemur, now, cancellationToken);
        }
    }

    /// <summary>
    /// Leases expire only in a replay that was killed and goes on; sessions that nobody terminates always do.
    /// </summary>
    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        await services.Limiter.ExpireLeasesAsync(1_000, cancellationToken);
        await services.Streams.CloseExpiredAsync(1_000, cancellationToken);
    }
}
