using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What goes wrong hurts only whom it concerns.</summary>
public abstract class FaultContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Batch_OneCommandIsPoison_OnlyThatOneFails()
    {
        await RegisterAsync(deposit: 1);
        await SubmitAsync("one", "two");
        var lease = (await LeaseAsync(1))[0];
        await using var idle = CoreHost.Create(Database, Clock);

        // Handed over before the loop runs: one batch.
        var before = idle.Limiter.SubmitAsync(Account, [new("before")], default);
        var tooRich = idle.Deposits.DepositAsync(new(Account, new Money(long.MaxValue), "too much"), default);
        var tooShort = idle.Limiter.CompleteAsync([new(lease.Id, lease.LeaseToken, true, -1)], default);
        var after = idle.Limiter.SubmitAsync(Account, [new("after")], default);
        await idle.StartAsync<CommandBatcher>();

        await Assert.ThrowsAsync<OverflowException>(() => tooRich);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => tooShort);
        Assert.Equal(3, Assert.IsType<SubmitOutcome.Accepted>(await before).Running);
        Assert.Equal(4, Assert.IsType<SubmitOutcome.Accepted>(await after).Running);
        Assert.Equal(2, idle.Log.Lines.Count(line => line.Level == LogLevel.Error));
        Assert.Equal(TranscriptStatus.Processing, (await FindAsync(lease.Id)).Status);
    }

    [SkippableFact]
    public async Task Batcher_QueueIsFull_TellsTheCallerBusyAndServesTheRest()
    {
        await RegisterAsync();
        await using var idle = CoreHost.Create(Database, Clock, ("Limits:QueueCapacity", "100"));
        var waiting = Enumerable
            .Range(0, 100)
            .Select(number => idle.Limiter.SubmitAsync(Account, [new($"id-{number}")], default))
            .ToList();

        await Assert.ThrowsAsync<LimitsBusyException>(() =>
            idle.Limiter.SubmitAsync(Account, [new("one-too-many")], default)
        );
        await idle.StartAsync<CommandBatcher>();

        Assert.Equal(100, (await Task.WhenAll(waiting)).OfType<SubmitOutcome.Accepted>().Count());
        Assert.Null(await Limiter.FindAsync("one-too-many", default));
    }

    [SkippableFact]
    public async Task Batcher_StopsWithWorkWaiting_AnswersItFirst()
    {
        await RegisterAsync();
        var node = await CoreHost.StartAsync(Database, Clock);
        var waiting = Enumerable
            .Range(0, 500)
            .Select(number => node.Limiter.SubmitAsync(Account, [new($"id-{number}")], default))
            .ToList();

        await node.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<SubmitOutcome.Accepted>(outcome));
    }

    [SkippableFact]
    public async Task Subscriber_Throws_DecisionsGoOnAndNothingIsDecidedTwice()
    {
        // A page's exception after the commit once had the batch decided again: leases that nobody got.
        await RegisterAsync();
        using var subscription = Host.Get<ILiveUpdates>()
            .Subscribe(Account, () => throw new InvalidOperationException("a page's mistake"));
        await SubmitAsync("one", "two");

        Assert.Equal("one", Assert.Single(await LeaseAsync(1)).Id);
        Assert.Equal("two", Assert.Single(await LeaseAsync()).Id);
    }
}

public sealed class SqliteFaultTests() : FaultContract(TestEngine.Sqlite);

public sealed class PostgreSqlFaultTests() : FaultContract(TestEngine.PostgreSql);

public sealed class SqlServerFaultTests() : FaultContract(TestEngine.SqlServer);
