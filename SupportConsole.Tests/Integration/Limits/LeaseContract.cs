using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Workers: who gets what, when, and what is known of it afterwards.</summary>
public abstract class LeaseContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Lease_OverAccounts_OldestStartFirstAndAtMostMax()
    {
        await RegisterAsync("a");
        await RegisterAsync("b");
        await SubmitAsync("b", null, [new("first")]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await SubmitAsync("a", null, [new("second"), new("third")]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await SubmitAsync("b", null, [new("fourth")]);

        Assert.Equal(["first", "second", "third"], (await LeaseAsync(3)).Select(lease => lease.Id));
        Assert.Equal(["fourth"], (await LeaseAsync(3)).Select(lease => lease.Id));
        Assert.Empty(await LeaseAsync(3));
    }

    [SkippableFact]
    public async Task Lease_ItsWorkerTimeAndHeartbeats_AreKeptAfterTheEnd()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        Clock.Advance(TimeSpan.FromSeconds(3));
        var leased = Clock.GetUtcNow();
        var lease = Assert.Single(await LeaseAsync(1, worker: "w-7"));
        Clock.Advance(TimeSpan.FromSeconds(20));
        await Limiter.HeartbeatAsync([new(lease.Id, lease.LeaseToken)], default);
        await Limiter.HeartbeatAsync([new(lease.Id, lease.LeaseToken)], default);
        await CompleteAsync([lease]);

        var ended = await FindAsync("one");

        Assert.Equal(("w-7", leased, 2), (ended.LeaseOwner, ended.LeasedAt, ended.Heartbeats));
    }

    [SkippableFact]
    public async Task Lease_ThatRanOut_IsRecordedOnceAndTheNextCountsAnew()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        var first = Clock.GetUtcNow();
        var lost = Assert.Single(await LeaseAsync(1, worker: "w-1"));
        await Limiter.HeartbeatAsync([new(lost.Id, lost.LeaseToken)], default);
        Clock.Advance(TimeSpan.FromSeconds(61));
        var ended = Clock.GetUtcNow();
        await Limiter.ExpireLeasesAsync(100, default);
        await Limiter.ExpireLeasesAsync(100, default);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await LeaseAsync(1, worker: "w-2"));

        await using var context = Host.OpenContext();
        var record = await context.TranscriptLeases.SingleAsync();

        Assert.Equal(
            new()
            {
                TranscriptId = "one",
                Attempt = 1,
                AccountId = Account,
                Worker = "w-1",
                LeasedAt = first,
                EndedAt = ended,
                Heartbeats = 1,
            },
            record
        );
        var now = await FindAsync("one");
        Assert.Equal(("w-2", Clock.GetUtcNow(), 0), (now.LeaseOwner, now.LeasedAt, now.Heartbeats));
    }

    [SkippableFact]
    public async Task Lease_AfterTooManyThatRanOut_EachIsRecorded()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        for (var attempt = 1; attempt <= Host.Limits.MaxAttempts; attempt++)
        {
            Assert.Single(await LeaseAsync(1, worker: $"w-{attempt}"));
            Clock.Advance(TimeSpan.FromSeconds(61));
            await Limiter.ExpireLeasesAsync(100, default);
        }

        await using var context = Host.OpenContext();

        Assert.Equal(TranscriptStatus.Error, (await FindAsync("one")).Status);
        Assert.Equal(
            Enumerable.Range(1, Host.Limits.MaxAttempts).Select(attempt => $"w-{attempt}"),
            await context.TranscriptLeases.OrderBy(lease => lease.Attempt).Select(lease => lease.Worker).ToListAsync()
        );
    }

    [SkippableFact]
    public async Task Lease_NothingThere_WaitsAndWakesOnStart()
    {
        await RegisterAsync();
        var waiting = Limiter.LeaseAsync(new("w", 1, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)), default);

        await SubmitAsync("one");

        Assert.Equal("one", Assert.Single(await waiting.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)).Id);
    }

    [SkippableFact]
    public async Task Lease_StartedByAnotherNode_FindsItWithinAQuarterSecond()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        var waiting = Limiter.LeaseAsync(new("w", 1, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)), default);
        await UntilAsync(() => Host.Get<CommandBatcher>().Waiting == 1);
        await SubmitAsync(1, node: other);

        Clock.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Single(await waiting.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
    }

    [SkippableFact]
    public async Task Lease_WaitIsOver_AnswersNone()
    {
        var waiting = Limiter.LeaseAsync(new("w", 1, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)), default);

        while (!waiting.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Empty(await waiting);
    }

    [SkippableFact]
    public async Task Lease_CallerHasGone_TakesNothing()
    {
        // A worker that hung up while its call waited for the database once left leases that nobody held: lost
        // attempts.
        await RegisterAsync();
        await SubmitAsync("one");
        using var gone = new CancellationTokenSource();
        var command = new LeaseCommand(new("gone", 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)), gone.Token);
        await gone.CancelAsync();

        await Host.Batcher.ExecuteAsync(command, default);

        Assert.Equal("one", Assert.Single(await LeaseAsync()).Id);
    }
}

public sealed class SqliteLeaseTests() : LeaseContract(TestEngine.Sqlite);

public sealed class PostgreSqlLeaseTests() : LeaseContract(TestEngine.PostgreSql);

public sealed class SqlServerLeaseTests() : LeaseContract(TestEngine.SqlServer);
