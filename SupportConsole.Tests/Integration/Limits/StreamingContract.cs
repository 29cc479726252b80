using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>New streaming sessions per minute: how the limit scales, and who is refused.</summary>
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
