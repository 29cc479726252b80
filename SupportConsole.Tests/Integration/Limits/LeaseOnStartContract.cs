using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Workers that wait get what starts in the transaction that starts it.</summary>
public abstract class LeaseOnStartContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Submit_WorkerInTheSameBatch_StartsUnderItsLease()
    {
        await RegisterAsync();
        var (lease, submit) = (Lease(max: 2), new SubmitCommand(Account, [new("one"), new("two"), new("three")]));

        await DecideAsync(lease, submit);

        Assert.Equal(["one", "two"], (await lease.Answer).Select(leased => leased.Id));
        Assert.Equal(["three"], (await LeaseAsync()).Select(leased => leased.Id));
        Assert.Equal((await lease.Answer)[0].LeaseToken, (await FindAsync("one")).LeaseToken);
    }

    [SkippableFact]
    public async Task Complete_WorkerInTheSameBatch_TakesOverTheOldestWaiting()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync("one", "two", "three", "four");
        Clock.Advance(TimeSpan.FromSeconds(3));
        var held = await LeaseAsync();
        var lease = Lease(max: 5);
        var complete = new CompleteCommand([
            .. held.Select(leased => new TranscriptResult(leased.Id, leased.LeaseToken, Succeeded: true)),
        ]);

        await DecideAsync(complete, lease);

        Assert.Equal(["three", "four"], (await complete.Answer).Started);
        Assert.Equal(["three", "four"], (await lease.Answer).Select(leased => leased.Id));
        var third = await FindAsync("three");
        Assert.Equal(
            (TranscriptStatus.Processing, Throttle.Waited, Clock.GetUtcNow().AddMinutes(1)),
            (third.Status, third.Throttle, third.LeaseExpiresAt)
        );
        await CompleteAsync(await lease.Answer);
        Assert.Equal(TranscriptStatus.Completed, (await FindAsync("four")).Status);
    }

    [SkippableFact]
    public async Task Lease_SomeThereBefore_ComesBeforeWhatStartsNow()
    {
        await RegisterAsync();
        await SubmitAsync("before");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var (first, second) = (Lease(max: 1), Lease(max: 5));

        await DecideAsync(new SubmitCommand(Account, [new("now")]), first, second);

        Assert.Equal("before", Assert.Single(await first.Answer).Id);
        Assert.Equal("now", Assert.Single(await second.Answer).Id);
    }

    [SkippableFact]
    public async Task Expire_WorkerInTheSameBatch_GetsItAsTheNextAttempt()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("lost", "waits");
        await LeaseAsync();
        Clock.Advance(TimeSpan.FromSeconds(61));
        var lease = Lease(max: 5);

        await DecideAsync(new ExpireLeasesCommand(10), lease);

        var again = Assert.Single(await lease.Answer);
        Assert.Equal(("lost", 2), (again.Id, again.Attempt));
        Assert.Equal(TranscriptStatus.Queued, (await FindAsync("waits")).Status);
    }

    [SkippableFact]
    public async Task Lease_WorkersWait_EachGetsWhatStartsForIt()
    {
        await RegisterAsync();
        var waiting = Enumerable.Range(1, 3).Select(_ => WaitAsync()).ToList();
        await UntilAsync(() => Host.Get<CommandBatcher>().Waiting == 3);

        await SubmitAsync("one", "two", "three", "four");

        var leased = (await Task.WhenAll(waiting)).SelectMany(leases => leases).Select(lease => lease.Id).ToList();
        Assert.Equal(["one", "three", "two"], leased.Order(StringComparer.Ordinal));
        Assert.Equal("four", Assert.Single(await LeaseAsync()).Id);
        Assert.Equal(0, Host.Get<CommandBatcher>().Waiting);
    }

    [SkippableFact]
    public async Task Lease_WorkerHungUpWhileItWaited_GetsNothing()
    {
        await RegisterAsync();
        using var worker = new CancellationTokenSource();
        var waiting = WaitAsync(worker.Token);
        await UntilAsync(() => Host.Get<CommandBatcher>().Waiting == 1);

        await worker.CancelAsync();
        await SubmitAsync("one");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var lease = Assert.Single(await LeaseAsync());
        Assert.Equal(("one", 1), (lease.Id, lease.Attempt));
    }

    [SkippableFact]
    public async Task Lease_NodeStopsWhileWorkersWait_IsToldSo()
    {
        var node = await StartNodeAsync();
        var waiting = node.Limiter.LeaseAsync(new("w", 1, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)), default);
        await UntilAsync(() => node.Get<CommandBatcher>().Waiting == 1);

        await node.Batcher.StopAsync(default);

        // Told to try again, which the next call does at another node.
        await Assert.ThrowsAsync<LimitsBusyException>(() =>
            waiting.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)
        );
    }

    private static LeaseCommand Lease(int max) => new(new("w", max, TimeSpan.Zero, TimeSpan.FromMinutes(1)));

    private Task<IReadOnlyList<Lease>> WaitAsync(CancellationToken worker = default) =>
        Limiter.LeaseAsync(new("w", 1, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)), worker);

    /// <summary>Decides the commands in one transaction.</summary>
    private async Task DecideAsync(params Command[] commands)
    {
        await Host.Get<CommandEngine>().RunAsync(commands, isRetry: false, default);
        foreach (var command in commands)
        {
            command.Acknowledge();
        }
    }
}

public sealed class SqliteLeaseOnStartTests() : LeaseOnStartContract(TestEngine.Sqlite);

public sealed class PostgreSqlLeaseOnStartTests() : LeaseOnStartContract(TestEngine.PostgreSql);

public sealed class SqlServerLeaseOnStartTests() : LeaseOnStartContract(TestEngine.SqlServer);
