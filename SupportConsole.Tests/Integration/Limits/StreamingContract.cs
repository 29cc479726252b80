using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>New streaming sessions per minute and how the limit scales.</summary>
public abstract class StreamingContract(TestEngine engine) : RateContract(engine)
{
    [SkippableFact]
    public async Task Open_FullMinutes_TheLimitGrowsAsDocumented()
    {
        await RegisterAsync();

        var opened = new List<int>();
        for (var minute = 0; minute < 5; minute++)
        {
            opened.Add(await OpenManyAsync(170));
            Clock.Advance(Minute);
        }

        Assert.Equal([100, 110, 121, 133, 146], opened);
        Assert.Equal(610, opened.Sum());
        Assert.Equal(
            [(0, 100, 100, 70), (1, 110, 110, 60), (2, 121, 121, 49), (3, 133, 133, 37), (4, 146, 146, 24)],
            await StreamingMinutesAsync()
        );
        Assert.Equal(161, (await OpenAsync()).Allowance.Limit);
    }

    [SkippableFact]
    public async Task Open_WithinTheMinute_AnswersWhatIsLeft()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        Clock.Advance(TimeSpan.FromSeconds(20.5));

        var first = await OpenAsync();
        var rest = await OpenManyAsync(10);
        var over = Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync());

        Assert.Equal((5, 4, 40), (first.Allowance.Limit, first.Allowance.Remaining, first.Allowance.ResetSeconds));
        Assert.Equal(4, rest);
        Assert.Equal((5, 0, 40), (over.Allowance.Limit, over.Allowance.Remaining, over.Allowance.ResetSeconds));
        Clock.Advance(TimeSpan.FromSeconds(39.5));
        Assert.Equal((5, 4), ((await OpenAsync()).Allowance.Limit, 4));
    }

    [SkippableFact]
    public async Task Open_IdleMinutes_TheLimitComesBackDown()
    {
        await RegisterAsync();
        foreach (var full in new[] { 100, 110, 121, 133 })
        {
            Assert.Equal(full, await OpenManyAsync(full));
            Clock.Advance(Minute);
        }

        Clock.Advance(Minute); // One idle minute at 146, then it is 133.
        Assert.Equal(133, (await OpenAsync()).Allowance.Limit);
        Clock.Advance(TimeSpan.FromDays(3_000));
        Assert.Equal(100, (await OpenAsync()).Allowance.Limit);
    }

    [SkippableFact]
    public async Task Open_FreeAccount_DoesNotScaleAndTheUpgradeCountsAtOnce()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal(5, await OpenManyAsync(9));
            Clock.Advance(Minute);
        }

        Assert.Equal(5, await OpenManyAsync(6));
        await Host.Registry.RegisterAsync(Registration(), default);
        Assert.Equal(95, await OpenManyAsync(200));
        await Host.Registry.RegisterAsync(Registration(plan: AccountPlan.Free), default);
        Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync());
        Clock.Advance(Minute);
        Assert.Equal(5, await OpenManyAsync(6));
    }

    [SkippableFact]
    public async Task Open_OwnStartingLimit_IsTheFloorFromTheNextDecision()
    {
        await RegisterAsync();
        Assert.Equal(100, await OpenManyAsync(120));

        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 300);

        Assert.Equal((300, 199), ((await OpenAsync()).Allowance is var now ? now.Limit : 0, now.Remaining));
        Clock.Advance(Minute * 10);
        Assert.Equal(300, (await OpenAsync()).Allowance.Limit);
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 0);
        Clock.Advance(TimeSpan.FromDays(1));
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 7);
        Assert.Equal(7, (await OpenAsync()).Allowance.Limit);
    }

    [SkippableFact]
    public async Task Open_OwnLimitLowered_CapsThePresentLimitAtOnce()
    {
        // Story: 1000 lowered to 5 left 1000 in force, which rose above 70 % use.
        await RegisterAsync();
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 1_000);
        Assert.Equal(3, await OpenManyAsync(3));
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 5);

        Assert.Equal(2, await OpenManyAsync(6));
        Clock.Advance(Minute);
        Assert.Equal(6, await OpenManyAsync(9)); // 5 of 5 were used: 5.5, rounded.
        Assert.Equal([(0, 5, 5, 4), (1, 6, 6, 3)], await StreamingMinutesAsync());
    }

    [SkippableFact]
    public async Task Open_OwnLimitLoweredToZero_RefusesFromTheNextOneOn()
    {
        await RegisterAsync();
        Assert.Equal(80, await OpenManyAsync(80));
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 0);

        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal(0, Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync()).Allowance.Limit);
            Clock.Advance(Minute);
        }
    }

    [SkippableFact]
    public async Task Open_LimitOfZero_RefusesAndStaysZero()
    {
        await RegisterAsync();
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 0);

        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal(0, Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync()).Allowance.Limit);
            Clock.Advance(Minute);
        }
    }

    [SkippableFact]
    public async Task Open_OnTwoNodesAtOnce_NeverOverTheLimit()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        Assert.Equal(100, await OpenManyAsync(400, Host, other));
        Clock.Advance(Minute);
        Assert.Equal(110, await OpenManyAsync(400, Host, other));
    }

    [SkippableFact]
    public async Task Open_NodeWithAClockBehind_OpensNoSecondWindow()
    {
        await RegisterAsync();
        Clock.Advance(Minute * 5);
        Assert.Equal(100, await OpenManyAsync(120));
        await using var late = await CoreHost.StartAsync(Database, new Fakes.FakeClock(Clock.GetUtcNow() - Minute));

        var refused = Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync(node: late));

        Assert.Equal(
            (100, 0, 120),
            (refused.Allowance.Limit, refused.Allowance.Remaining, refused.Allowance.ResetSeconds)
        );
    }

    [SkippableFact]
    public async Task Open_ClockTwoDaysAheadAndBack_BeginsTheMinuteAnew()
    {
        await RegisterAsync();
        Assert.Equal(100, await OpenManyAsync(100));
        Clock.Jump(TimeSpan.FromDays(2));
        Assert.Equal(100, await OpenManyAsync(120));
        Clock.Jump(-TimeSpan.FromDays(2) + (Minute * 3));

        var opened = await OpenAsync();

        Assert.Equal((100, 99), (opened.Allowance.Limit, opened.Allowance.Remaining));
        Assert.InRange(opened.Allowance.ResetSeconds, 0, 60);
        Assert.Equal(98, (await OpenAsync()).Allowance.Remaining);
        Assert.Equal([(0, 100, 100, 0), (3, 100, 2, 0)], await StreamingMinutesAsync());

        // The minutes of the wrong time are gone, and so the checker must not look for their sessions.
        await using var context = Host.OpenContext();
        Assert.Equal(
            100,
            await context.StreamingSessions.Where(session => session.OpenedAt > Clock.GetUtcNow()).ExecuteDeleteAsync()
        );
    }

    [SkippableFact]
    public async Task Open_NamedRequestRepeated_IsAnsweredLikeTheFirstForADay()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        var request = new StreamRequest(RequestId: "r1");
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryOpenAsync(request: request)));
        Assert.Equal(4, await OpenManyAsync(6));
        var refused = Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync(request: new(RequestId: "r2")));
        await RestartAsync();
        Clock.Advance(TimeSpan.FromHours(23));

        var (again, still) = (await TryOpenAsync(request: request), await TryOpenAsync(request: new(RequestId: "r2")));

        Assert.Single(together.Append(again).Distinct());
        Assert.Equal(refused, still);
        Assert.Equal([(0, 5, 5, 3)], await StreamingMinutesAsync());
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.NotEqual(
            Assert.IsType<StreamOutcome.Opened>(again).SessionId,
            (await OpenAsync(request: request)).SessionId
        );
        await new RateRequestTrimming(
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            Host.Get<BackgroundElection>(),
            Clock,
            NullLogger<RateRequestTrimming>.Instance
        ).RunAsync(default);
        await using var context = Host.OpenContext();
        Assert.Equal("r1", Assert.Single(context.Set<RateRequestRow>()).RequestId);
    }

    [SkippableFact]
    public async Task Open_AfterARestart_TheMinuteGoesOn()
    {
        await RegisterAsync();
        Assert.Equal(60, await OpenManyAsync(60));

        await RestartAsync();

        Assert.Equal(40, await OpenManyAsync(60));
    }

    [SkippableFact]
    public async Task Open_BatchIsDecidedAgain_OpensOneSession()
    {
        // The clock is behind for one node: both batches insert the same minute, and one of them is decided again.
        await RegisterAsync();
        await using var one = CoreHost.Create(Database, Clock);
        await using var two = CoreHost.Create(Database, Clock);
        var opens = new[] { one, two }
            .SelectMany(node => Enumerable.Range(0, 40).Select(_ => TryOpenAsync(node: node)))
            .ToList();

        await Task.WhenAll(one.StartAsync<CommandBatcher>(), two.StartAsync<CommandBatcher>());

        var opened = (await Task.WhenAll(opens))
            .OfType<StreamOutcome.Opened>()
            .Select(outcome => outcome.SessionId)
            .ToList();
        Assert.Equal(80, opened.Distinct().Count());
        Assert.Equal([(0, 100, 80, 0)], await StreamingMinutesAsync());
    }

    [SkippableFact]
    public async Task Open_UnknownAccountProjectOrModel_IsToldSo()
    {
        await RegisterAsync();

        Assert.IsType<StreamOutcome.UnknownAccount>(await TryOpenAsync("nobody"));
        Assert.Equal(
            "other",
            Assert.IsType<StreamOutcome.UnknownProject>(await TryOpenAsync(request: new(ProjectId: "other"))).ProjectId
        );
        Assert.Equal(
            "universal",
            Assert.IsType<StreamOutcome.UnknownModel>(await TryOpenAsync(request: new(Model: "universal"))).Model
        );
        Assert.Empty(await StreamingMinutesAsync());
    }

    [SkippableFact]
    public async Task Open_BalanceNegative_IsRefusedToTheLetterLoggedCountedAndRecovers()
    {
        await RegisterAsync();
        await OverdrawAsync();

        var refused = Assert.IsType<StreamOutcome.Refused>(await TryOpenAsync());

        Assert.Equal((NewWorkRefusal.NegativeBalance, LimitTexts.NegativeBalance), (refused.Refusal, refused.Message));
        Assert.Equal(1, (await MinutesAsync()).Sum(minute => minute.RefusedForBalance));
        Assert.Contains(Host.Log.Lines, line =>
            line.Level == LogLevel.Warning
            && line.Text.StartsWith(
                $"error triggered: {LimitTexts.NegativeBalance} (account {Account}",
                StringComparison.Ordinal
            )
        );
        Assert.Empty(await StreamingMinutesAsync());
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(20), "top-up"), default);
        Assert.Equal(99, (await OpenAsync()).Allowance.Remaining);
    }

    [SkippableFact]
    public async Task Open_Disabled_IsRefusedAndQueueSettingLetsDebtorsThrough()
    {
        await RestartAsync(("NegativeBalance:NewWork", "Queue"));
        await RegisterAsync();
        await OverdrawAsync();
        await OpenAsync();

        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);

        var refused = Assert.IsType<StreamOutcome.Refused>(await TryOpenAsync());
        Assert.Equal((NewWorkRefusal.Disabled, LimitTexts.Disabled), (refused.Refusal, refused.Message));
        Assert.Equal(0, (await MinutesAsync()).Sum(minute => minute.RefusedForBalance));
    }
}

public sealed class SqliteStreamingTests() : StreamingContract(TestEngine.Sqlite);

public sealed class PostgreSqlStreamingTests() : StreamingContract(TestEngine.PostgreSql);

public sealed class SqlServerStreamingTests() : StreamingContract(TestEngine.SqlServer);
