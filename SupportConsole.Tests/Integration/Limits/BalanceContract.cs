using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Throttling;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// Money: what work costs, what a negative balance stops, what a deposit sets free, and the history of it.
/// </summary>
public abstract class BalanceContract(TestEngine engine) : CoreContract(engine)
{
    private const string Refusal = "Your current account balance is negative. Please top up to continue using the API";

    [SkippableFact]
    public async Task Submit_BalanceNegative_IsRefusedToTheLetterLoggedAndCounted()
    {
        await RegisterAsync();
        await OverdrawAsync();

        var refused = Assert.IsType<SubmitOutcome.Refused>(
            await Limiter.SubmitAsync(Account, [new("one"), new("two")], default)
        );

        Assert.Equal((NewWorkRefusal.NegativeBalance, Refusal), (refused.Refusal, refused.Message));
        Assert.Null(await Limiter.FindAsync("one", default));
        Assert.Equal(2, (await MinutesAsync()).Sum(minute => minute.RefusedForBalance));
        Assert.Contains(Host.Log.Lines, line =>
            line.Level == LogLevel.Warning
            && line.Text.StartsWith($"error triggered: {Refusal} (account {Account}", StringComparison.Ordinal)
        );
        var now = await Host.Throttling.NowAsync(People.Engineer, default);
        Assert.Equal((Account, 2), (Assert.Single(now.Refused).Account.Account.Id, now.Refused[0].Refusals));
    }

    [SkippableFact]
    public async Task Complete_BalanceTurnsNegative_WhatWaitsDrainsOneAtATime()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(8);
        var leases = await LeaseAsync();
        await CompleteAsync([leases[0]], 3_600_000);

        Assert.Equal((2, 5), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(
            new EffectiveLimit(1, 3, EffectiveLimitReason.NegativeBalance),
            (await Host.Directory.FindAsync(People.Engineer, Account, default))!.Limit
        );
        Assert.Empty((await CompleteAsync([leases[1]])).Started);
        Assert.Single((await CompleteAsync([leases[2]])).Started);
        Assert.Equal((1, 4), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    [SkippableFact]
    public async Task Deposit_CoversTheDebt_WaitingStartInTheSameTransaction()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(6);
        var leases = await LeaseAsync();
        await CompleteAsync(leases, 3_600_000);
        Assert.Equal(1, (await StateAsync()).Running);

        var deposit = await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(0.45m), "top-up"), default);

        Assert.Equal(new DepositOutcome.Accepted(Money.Zero), deposit);
        Assert.Equal((3, 0), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.IsType<SubmitOutcome.Accepted>(await Limiter.SubmitAsync(Account, [], default));
        await SubmitAsync(1);
    }

    /// <summary>
    /// The crash test found it: an assertion over the whole batch took what the deposit had started for a breach, and
    /// ended the program.
    /// </summary>
    [SkippableFact]
    public async Task Deposit_DecidedTogetherWithTheChargeThatOverdrawsAgain_KeepsWhatItStarted()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(6);
        var leases = await LeaseAsync();
        await CompleteAsync(leases.Take(2), 3_600_000);
        Assert.Equal((1, 3), ((await StateAsync()).Running, (await StateAsync()).Queued));
        var deposit = new DepositCommand(new(Account, Money.FromDollars(0.30m), "top-up"));
        var complete = new CompleteCommand([new(leases[2].Id, leases[2].LeaseToken, true, 3_600_000)]);

        await Host.Get<CommandEngine>().RunAsync([deposit, complete], isRetry: false, default);

        var state = await StateAsync();
        Assert.Equal((2, 1, Money.FromDollars(-0.15m)), (state.Running, state.Queued, state.Balance));
    }

    [SkippableFact]
    public async Task Deposit_RepeatedOnTwoNodes_CountsOnce()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(caller =>
                    (caller % 2 == 0 ? Host : other).Deposits.DepositAsync(
                        new(Account, Money.FromDollars(5), "pay-1"),
                        default
                    )
                )
        );

        Assert.All(outcomes, outcome => Assert.Equal(new DepositOutcome.Accepted(Money.FromDollars(5)), outcome));
        Assert.Equal(
            new DepositOutcome.ReferenceTaken(Money.FromDollars(5)),
            await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(6), "pay-1"), default)
        );
        Assert.IsType<DepositOutcome.UnknownAccount>(
            await Host.Deposits.DepositAsync(new("nobody", Money.FromDollars(6), "pay-1"), default)
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Host.Deposits.DepositAsync(new(Account, Money.Zero, "nothing"), default)
        );
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_NegativeButCovered_IsNotStopped(bool byAutoPay)
    {
        await RegisterAsync();
        await OverdrawAsync();
        await Host.Registry.RegisterAsync(
            Registration() with
            {
                AutoPay = byAutoPay ? new AutoPay(Money.FromDollars(10), Money.FromDollars(100)) : null,
                EomBilling = !byAutoPay,
            },
            default
        );

        var accepted = await SubmitAsync(201);

        Assert.Equal((200, 200, 1), (accepted.EffectiveLimit, accepted.Running, accepted.Queued));
        Assert.True((await StateAsync()).Balance.IsNegative);
    }

    [SkippableFact]
    public async Task Register_CoverIsTakenAway_LimitIsOneFromTheNextDecision()
    {
        await RegisterAsync();
        await OverdrawAsync();
        await Host.Registry.RegisterAsync(Registration() with { EomBilling = true }, default);
        await SubmitAsync(201);

        await Host.Registry.RegisterAsync(Registration() with { EomBilling = false }, default);

        Assert.Empty((await CompleteAsync(await LeaseAsync(199))).Started);
        Assert.Single((await CompleteAsync(await LeaseAsync(1))).Started);
    }

    [SkippableFact]
    public async Task Submit_RepeatWhileNegative_IsAnsweredAndNewBesideItIsRefused()
    {
        await RegisterAsync();
        await SubmitAsync("early");
        await LeaseAsync();
        await OverdrawAsync();

        Assert.Equal(TranscriptStatus.Processing, Assert.Single((await SubmitAsync("early")).Results).Status);
        Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new("early"), new("late")], default));
        Assert.Null(await Limiter.FindAsync("late", default));
    }

    [SkippableFact]
    public async Task Submit_SettingIsQueue_NewWorkWaitsAndDrainsOneAtATime()
    {
        await RestartAsync(("NegativeBalance:NewWork", "Queue"));
        await RegisterAsync();
        await OverdrawAsync();

        var accepted = await SubmitAsync(3);

        Assert.Equal((1, 1, 2), (accepted.EffectiveLimit, accepted.Running, accepted.Queued));
        Assert.Single((await CompleteAsync(await LeaseAsync())).Started);
    }

    [SkippableFact]
    public async Task Complete_ChargesPerSecond_UsageByHourProjectKeyAndModel()
    {
        await RegisterAsync(deposit: 10);
        await AddKeyAsync("key-1");
        await SubmitAsync(
            Account,
            null,
            [
                new("a", Model: "universal", ApiKeyId: "key-1"),
                new("b", Model: "slam-1"),
                new("c", Model: "universal", ApiKeyId: "key-1"),
                new("d"),
            ]
        );
        var leases = (await LeaseAsync()).ToDictionary(lease => lease.Id);

        // 1 s of universal: 0.15 / 3,600 USD = 41.67 micro-dollars; 1 s of slam-1: 75.
        await CompleteAsync([leases["a"]], 1_000);
        await CompleteAsync([leases["b"]], 1_000);
        await CompleteAsync([leases["c"]], 3_600_000);
        Clock.Advance(TimeSpan.FromHours(1));
        await CompleteAsync([leases["d"]], 500);

        Assert.Equal(
            [42, 75, 150_000, 21],
            (await Task.WhenAll(new[] { "a", "b", "c", "d" }.Select(FindAsync))).Select(transcript =>
                transcript.Cost.Micros
            )
        );
        Assert.Equal(10_000_000 - 42 - 75 - 150_000 - 21, (await StateAsync()).Balance.Micros);
        await using var context = Host.OpenContext();
        var hours = await context.UsageHours.AsNoTracking().ToListAsync();
        Assert.Equal(
            [
                (0, "", "slam-1", 1, 1_000, 75),
                (0, "key-1", "universal", 2, 3_601_000, 150_042),
                (1, "", "universal", 1, 500, 21),
            ],
            hours
                .Select(hour =>
                    (hour.Hour.Hour - 14, hour.ApiKeyId, hour.Model, hour.Items, hour.Milliseconds, hour.Cost.Micros)
                )
                .Order()
        );
    }

    [SkippableFact]
    public async Task Minutes_ANodeOfTheVersionBeforeWroteThisOneToo_AreAddedUp()
    {
        // It writes the row at each event; this version when the minute is over. A plain insert once refused every
        // later decision.
        await RegisterAsync();
        await SubmitAsync("one");
        var minute = Clock.GetUtcNow().ToUnixTimeMilliseconds() / 60_000 * 60_000;
        await using (var context = Host.OpenContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished,
                    refused_for_balance, waited, wait_milliseconds, longest_wait_milliseconds, peak_running,
                    peak_queued, peak_demand, end_running, end_queued, end_limit)
                VALUES ({Account}, {minute}, 0, 0, 0, 4, 0, 0, 0, 9, 0, 9, 0, 0, 200)
                """
            );
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        await SubmitAsync("two");

        var first = (await MinutesAsync())[0];
        Assert.Equal((1, 4, 9, 1), (first.Submitted, first.RefusedForBalance, first.PeakRunning, first.EndRunning));
    }

    [SkippableFact]
    public async Task Minutes_OfABusyAccount_TellWhatHappened()
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(15);
        await CompleteAsync(await LeaseAsync(4));
        Clock.Advance(TimeSpan.FromMinutes(3));
        await CompleteAsync(await LeaseAsync(10));
        await Limiter.CompleteAsync([new("nobody", "x", true)], default);

        var minutes = await MinutesAsync();

        Assert.Equal(2, minutes.Count);
        Assert.Equal((15, 5, 4, 10, 5, 15), Counts(minutes[0]));
        Assert.Equal((10, 1, 10), (minutes[0].EndRunning, minutes[0].EndQueued, minutes[0].EndLimit));
        Assert.Equal((0, 0, 10, 10, 1, 11), Counts(minutes[1]));
        Assert.Equal((1, 0), (minutes[1].EndRunning, minutes[1].EndQueued));
        var throttling = await Host.FiguresAsync(People.Engineer, Account);
        Assert.Equal(
            (VerdictKind.WasThrottled, 5, 0.8m),
            (throttling!.Verdict.Kind, throttling.ThrottledLastHour, throttling.FinishedPerMinute)
        );

        static (long, long, long, int, int, int) Counts(ThrottleMinute minute) =>
            (
                minute.Submitted,
                minute.Throttled,
                minute.Finished,
                minute.PeakRunning,
                minute.PeakQueued,
                minute.PeakDemand
            );
    }
}

public sealed class SqliteBalanceTests() : BalanceContract(TestEngine.Sqlite);

public sealed class PostgreSqlBalanceTests() : BalanceContract(TestEngine.PostgreSql);

public sealed class SqlServerBalanceTests() : BalanceContract(TestEngine.SqlServer);
