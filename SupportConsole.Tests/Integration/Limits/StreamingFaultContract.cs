using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>New streaming sessions per minute among several nodes, clocks that differ, repeats and restarts.</summary>
public abstract class StreamingFaultContract(TestEngine engine) : RateContract(engine)
{
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
}

public sealed class SqliteStreamingFaultTests() : StreamingFaultContract(TestEngine.Sqlite);

public sealed class PostgreSqlStreamingFaultTests() : StreamingFaultContract(TestEngine.PostgreSql);

public sealed class SqlServerStreamingFaultTests() : StreamingFaultContract(TestEngine.SqlServer);
