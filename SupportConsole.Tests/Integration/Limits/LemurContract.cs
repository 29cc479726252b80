using Microsoft.Extensions.Logging;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>LeMUR requests: the rolling window, and what they cost.</summary>
public abstract class LemurContract(TestEngine engine) : RateContract(engine)
{
    [SkippableFact]
    public async Task Admit_RollingWindow_ASlotFreesExactlyAMinuteAfterItWasTaken()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        Assert.Equal(new(2, 1, Minute), Assert.IsType<LemurOutcome.Admitted>(await AskAsync()).Allowance);
        Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(
            new(2, 0, TimeSpan.FromSeconds(40)),
            Assert.IsType<LemurOutcome.Admitted>(await AskAsync()).Allowance
        );

        Clock.Advance(TimeSpan.FromMilliseconds(39_999));
        var refused = Assert.IsType<LemurOutcome.LimitReached>(await AskAsync());
        Assert.Equal((2, 0, 1), (refused.Allowance.Limit, refused.Allowance.Remaining, refused.Allowance.ResetSeconds));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            new(2, 0, TimeSpan.FromSeconds(20)),
            Assert.IsType<LemurOutcome.Admitted>(await AskAsync()).Allowance
        );
        Assert.IsType<LemurOutcome.LimitReached>(await AskAsync());
    }

    [SkippableFact]
    public async Task Admit_ManyAtOnceOnTwoNodes_ExactlyTheLimit()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        Assert.Equal(30, await AskManyAsync(200, Host, other));
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await AskManyAsync(50, Host, other));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(30, await AskManyAsync(200, Host, other));
    }

    [SkippableFact]
    public async Task Admit_AfterARestart_TheWindowIsStillThere()
    {
        await RegisterAsync();
        Assert.Equal(25, await AskManyAsync(25));
        Clock.Advance(TimeSpan.FromSeconds(30));

        await RestartAsync();

        Assert.Equal(5, await AskManyAsync(20));
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(25, await AskManyAsync(100));
    }

    [SkippableFact]
    public async Task Admit_Refused_TakesNothingAndIsCounted()
    {
        await RegisterAsync();
        await AskManyAsync(30);
        var before = await SnapshotAsync();

        Assert.Equal(0, await AskManyAsync(100));

        Assert.Equal(before, await SnapshotAsync());
        await using var counts = Host.OpenContext();
        Assert.Equal(
            (Account, 100),
            counts
                .LemurMinutes.AsEnumerable()
                .GroupBy(minute => minute.AccountId)
                .Select(minutes => (minutes.Key, minutes.Sum(minute => minute.Refused)))
                .Single()
        );

        async Task<(string, long, long)> SnapshotAsync()
        {
            await using var context = Host.OpenContext();
            var window = context.LemurWindows.Single();
            return (window.Admissions, window.Version, (await StateAsync()).Version);
        }
    }

    [SkippableFact]
    public async Task Admit_NamedRequestRepeated_IsAnsweredLikeTheFirstAndCostsNothing()
    {
        await RegisterAsync(deposit: 10);
        var request = new LemurRequest(InputTokens: 1_000, RequestId: "r1");

        var first = await AskAsync(request: request);
        Clock.Advance(Minute);
        var again = await AskAsync(request: request);

        Assert.IsType<LemurOutcome.Admitted>(first);
        Assert.Equal(first, again);
        Assert.Equal(1, Assert.Single(await UsageAsync()).Items);
    }

    [SkippableFact]
    public async Task Admit_NodeWithAClockBehind_AdmitsNoMoreThanOthers()
    {
        await RegisterAsync();
        Clock.Advance(Minute * 5);
        await AskManyAsync(30);
        await using var late = await CoreHost.StartAsync(Database, new Fakes.FakeClock(Clock.GetUtcNow() - Minute));

        var refused = Assert.IsType<LemurOutcome.LimitReached>(await AskAsync(late));

        Assert.Equal(120, refused.Allowance.ResetSeconds);
    }

    [SkippableFact]
    public async Task Admit_OwnLimit_HoldsFromTheNextDecision()
    {
        await RegisterAsync();
        await AskManyAsync(30);

        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 40);
        Assert.Equal(10, await AskManyAsync(50));
        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 5);
        Assert.Equal(new(5, 0, Minute), Assert.IsType<LemurOutcome.LimitReached>(await AskAsync()).Allowance);
        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 0);
        Clock.Advance(Minute);
        Assert.Equal(new(0, 0, Minute), Assert.IsType<LemurOutcome.LimitReached>(await AskAsync()).Allowance);
    }

    [SkippableFact]
    public async Task Admit_ThousandsAMinute_IsExactToo()
    {
        await RegisterAsync();
        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 5_000);

        var admitted = 0;
        for (var burst = 0; burst < 12; burst++)
        {
            admitted += await AskManyAsync(500);
            Clock.Advance(TimeSpan.FromMilliseconds(17));
        }

        Assert.Equal(5_000, admitted);
    }

    [SkippableFact]
    public async Task Admit_Tokens_AreChargedByModelWithTheUsage()
    {
        await RegisterAsync(deposit: 10);
        await AddKeyAsync("key-1");

        var one = Assert.IsType<LemurOutcome.Admitted>(
            await AskAsync(request: new(InputTokens: 12_345, OutputTokens: 678, ApiKeyId: "key-1"))
        );
        var two = Assert.IsType<LemurOutcome.Admitted>(
            await AskAsync(request: new(Model: "Anthropic/Claude-3-Haiku", InputTokens: 1))
        );
        var free = Assert.IsType<LemurOutcome.Admitted>(await AskAsync());

        // 12.345 x 0.003 + 0.678 x 0.015 USD; a single token of the small model is a quarter of a micro-dollar: none.
        Assert.Equal([47_205, 0, 0], new[] { one, two, free }.Select(outcome => outcome.Cost.Micros));
        Assert.Equal(10_000_000 - 47_205, (await StateAsync()).Balance.Micros);
        Assert.Equal(
            [
                ("anthropic/claude-3-5-sonnet", "", 1, 0),
                ("anthropic/claude-3-5-sonnet", "key-1", 1, 47_205),
                ("anthropic/claude-3-haiku", "", 1, 0),
            ],
            (await UsageAsync()).Select(hour => (hour.Model, hour.ApiKeyId, hour.Items, hour.Cost.Micros)).Order()
        );
        Assert.All(await UsageAsync(), hour => Assert.Equal((Product.Lemur, 0), (hour.Product, hour.Milliseconds)));
    }

    [SkippableFact]
    public async Task Admit_BalanceTurnsNegative_TheNextIsRefusedLoggedCountedAndRecovers()
    {
        await RegisterAsync(deposit: 0.01m);
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync(request: new(OutputTokens: 1_000)));

        var refused = Assert.IsType<LemurOutcome.Refused>(await AskAsync());

        Assert.Equal(
            (NewWorkRefusal.NegativeBalance, LimitTexts.NegativeBalance, 29),
            (refused.Refusal, refused.Message, refused.Allowance.Remaining)
        );
        Assert.Equal(1, (await MinutesAsync()).Sum(minute => minute.RefusedForBalance));
        Assert.Contains(Host.Log.Lines, line =>
            line.Level == LogLevel.Warning
            && line.Text.StartsWith(
                $"error triggered: {LimitTexts.NegativeBalance} (account {Account}",
                StringComparison.Ordinal
            )
        );
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(1), "top-up"), default);
        Assert.Equal(28, Assert.IsType<LemurOutcome.Admitted>(await AskAsync()).Allowance.Remaining);
    }

    [SkippableFact]
    public async Task Admit_DebtorWhoIsCoveredOrQueued_IsNotStoppedAndDisabledIs()
    {
        await RestartAsync(("NegativeBalance:NewWork", "Queue"));
        await RegisterAsync();
        await OverdrawAsync();
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync());

        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);

        Assert.Equal(NewWorkRefusal.Disabled, Assert.IsType<LemurOutcome.Refused>(await AskAsync()).Refusal);
    }

    [SkippableFact]
    public async Task Admit_ChargeAmongSubmitsOfOneBatch_StopsOnlyWhatComesAfter()
    {
        // The charge lowers the limit to 1 while transcripts of the same batch run: a check over the whole batch once
        // took that for a fault.
        await RegisterAsync(deposit: 0.01m);
        await using var idle = CoreHost.Create(Database, Clock);
        var before = idle.Limiter.SubmitAsync(Account, [new("one"), new("two")], default);
        var charge = idle.Lemur.AdmitAsync(Account, new(OutputTokens: 1_000), default);
        var after = idle.Limiter.SubmitAsync(Account, [new("three")], default);
        await idle.StartAsync<CommandBatcher>();

        Assert.Equal(2, Assert.IsType<SubmitOutcome.Accepted>(await before).Running);
        Assert.IsType<LemurOutcome.Admitted>(await charge);
        Assert.IsType<SubmitOutcome.Refused>(await after);
    }

    [SkippableFact]
    public async Task Admit_UnknownAccountProjectOrModel_IsToldSo()
    {
        await RegisterAsync();

        Assert.IsType<LemurOutcome.UnknownAccount>(await AskAsync(account: "nobody"));
        Assert.Equal(
            "other",
            Assert.IsType<LemurOutcome.UnknownProject>(await AskAsync(request: new(ProjectId: "other"))).ProjectId
        );
        Assert.Equal("gpt", Assert.IsType<LemurOutcome.UnknownModel>(await AskAsync(request: new(Model: "gpt"))).Model);
    }
}

public sealed class SqliteLemurTests() : LemurContract(TestEngine.Sqlite);

public sealed class PostgreSqlLemurTests() : LemurContract(TestEngine.PostgreSql);

public sealed class SqlServerLemurTests() : LemurContract(TestEngine.SqlServer);
