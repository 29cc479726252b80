using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Demo;

/// <summary>Writes the demo's past by living it: the real services on a simulated clock.</summary>
internal sealed class DemoHistory(
    DemoWorld world,
    DemoRateReplay rates,
    IReadOnlyList<DemoAccount> accounts,
    SimulatedClock clock,
    IAccountRegistry registry,
    ITranscriptLimiter limiter,
    ILimitChangeService changes,
    IEscalationService escalations,
    DemoProjects projects,
    LimitOptions limits)
{
    /// <summary>Longer than any demo transcript takes: the replay needs no heartbeats.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    /// <summary>Signs everybody up, at the time of their age. A repeat changes nothing.</summary>
    public async Task SignUpAsync(DateTimeOffset historyStart, DateTimeOffset historyEnd, CancellationToken cancellationToken)
    {
        foreach (var account in accounts)
        {
            var signedUp = historyEnd - account.Age;
            clock.MoveTo(signedUp < historyStart ? signedUp : historyStart);
            await registry.RegisterAsync(account.Registration, cancellationToken);
            if (account.Deposit > Money.Zero)
            {
                await registry.DepositAsync(new(account.Id, account.Deposit, "demo-sign-up"), cancellationToken);
            }

            if (account.ThrottleLimit is { } limit)
            {
                var change = new DemoChange(account.Age, account.Index, limit, DemoPeople.Engineer, "Agreed when the customer signed up", "SUP-2001");
                await ChangeAsync(change, cancellationToken);
            }

            await projects.CreateAsync(account, cancellationToken);
        }

        await projects.FindCallersAsync(accounts, cancellationToken);
    }

    /// <summary>Replays traffic and changes from one time to another.</summary>
    public async Task ReplayAsync(DateTimeOffset from, DateTimeOffset to, DateTimeOffset historyEnd, CancellationToken cancellationToken)
    {
        for (var now = from; now < to; now += Tick)
        {
            clock.MoveTo(now);
            if (now.Truncate(TimeSpan.FromMinutes(1)) != (now - Tick).Truncate(TimeSpan.FromMinutes(1)))
            {
                // Only a replay that was killed and goes on finds some.
                await limiter.ExpireLeasesAsync(1_000, cancellationToken);
                await rates.Streams.CloseExpiredAsync(1_000, cancellationToken);
            }

            await ActAsync(before => historyEnd - before >= now && historyEnd - before < now + Tick, cancellationToken);
            await world.StepAsync(limiter, now, Lease, cancellationToken);
            await rates.Rates.StepAsync(rates.Streams, rates.Lemur, now, cancellationToken);
        }
    }

    /// <summary>What people do in this tick.</summary>
    private async Task ActAsync(Func<TimeSpan, bool> isDue, CancellationToken cancellationToken)
    {
        foreach (var change in DemoChange.All.Where(change => isDue(change.Before)))
        {
            await ChangeAsync(change, cancellationToken);
        }

        foreach (var escalation in DemoEscalation.All)
        {
            if (isDue(escalation.Request.Before) && await RequestAsync(escalation.Request, "demo-escalation", cancellationToken) is { } request)
            {
                await escalations.RequestAsync(escalation.Request.By, request, cancellationToken);
            }

            if (escalation.Answer is { } answer && isDue(answer.Before))
            {
                await AnswerAsync(escalation.Request, answer, cancellationToken);
            }
        }
    }

    private async Task ChangeAsync(DemoChange change, CancellationToken cancellationToken)
    {
        if (await RequestAsync(change, "demo", cancellationToken) is { } request)
        {
            await changes.ChangeAsync(change.By, request, cancellationToken);
        }
    }

    private async Task AnswerAsync(DemoChange asked, DemoAnswer answer, CancellationToken cancellationToken)
    {
        if (AccountOf(asked) is not { } account)
        {
            return;
        }

        var waiting = await escalations.ListAsync(DemoPeople.Platform, new(EscalationKind.Waiting) { AccountId = account.Id }, cancellationToken);
        foreach (var item in waiting.Items)
        {
            await escalations.DecideAsync(
                DemoPeople.Platform, new(item.Escalation.Id, answer.Decision, answer.Comment, $"demo-answer-{item.Escalation.Id}"), cancellationToken);
        }
    }

    private DemoAccount? AccountOf(DemoChange change) => accounts.FirstOrDefault(account => account.Index == change.AccountIndex);

    /// <summary>From the limit in force; null when the demo is too small to have the account.</summary>
    /// <param name="kind">Tells an attempt from another of the same ticket.</param>
    private async Task<LimitChangeRequest?> RequestAsync(DemoChange change, string kind, CancellationToken cancellationToken)
    {
        if (AccountOf(change) is not { } account || await registry.FindLimitsAsync(account.Id, cancellationToken) is not { } found)
        {
            return null;
        }

        var seen = EffectiveLimit.Of(found.Overview.State, limits).ThrottleLimit;
        return new(account.Id, seen, change.NewLimit, change.Reason, change.Ticket, $"{kind}-{change.Ticket}-{account.Index}-{change.NewLimit}");
    }
}

/// <summary>The streaming and LeMUR part of the replay.</summary>
/// <param name="Rates">Who calls.</param>
/// <param name="Streams">The service, on the simulated clock.</param>
/// <param name="Lemur">The service, on the simulated clock.</param>
internal sealed record DemoRateReplay(DemoRates Rates, IStreamLimiter Streams, ILemurLimiter Lemur);
