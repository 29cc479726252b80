using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Leases that are kept, ended or lost: who is fenced, and what happens to the work.</summary>
public abstract class LeaseEndContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Complete_InTheBatchOfItsOwnHeartbeat_Counts()
    {
        // The completion compared with the expiry that the heartbeat had just moved: never met, tried five times, taken
        // apart.
        await RegisterAsync();
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync(1));
        Clock.Advance(TimeSpan.FromSeconds(5));
        var (heartbeat, complete) = (
            new HeartbeatCommand([new(lease.Id, lease.LeaseToken)]),
            new CompleteCommand([new(lease.Id, lease.LeaseToken, Succeeded: true)])
        );

        await Host.Get<CommandEngine>().RunAsync([heartbeat, complete], isRetry: false, default);
        complete.Acknowledge();

        Assert.Equal(["one"], (await complete.Answer).Accepted);
        Assert.Equal(TranscriptStatus.Completed, (await FindAsync("one")).Status);
    }

    [SkippableFact]
    public async Task Complete_Repeated_ChargesAndFreesOnce()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(3);
        var leases = await LeaseAsync();

        await CompleteAsync(leases, 3_600_000);
        var again = await CompleteAsync(leases, 3_600_000);

        Assert.Equal([leases[0].Id], again.Accepted);
        Assert.Empty(again.Started);
        Assert.Equal(
            (1, 1, -150_000),
            ((await StateAsync()).Running, (await StateAsync()).Queued, (await StateAsync()).Balance.Micros)
        );
    }

    /// <summary>An error told after the completion was answered "accepted", and changed nothing.</summary>
    [SkippableFact]
    public async Task Complete_ToldOtherwiseUnderTheSameToken_IsStale()
    {
        await RegisterAsync(deposit: 10);
        await SubmitAsync(1);
        var lease = Assert.Single(await LeaseAsync());
        await CompleteAsync([lease], 1_000);

        var other = await Limiter.CompleteAsync(
            [new(lease.Id, lease.LeaseToken, Succeeded: false, Error: "broken")],
            default
        );

        Assert.Equal([lease.Id], other.Stale);
        Assert.Equal([lease.Id], (await CompleteAsync([lease], 1_000)).Accepted);

        // In one call with the other end before it, the one that stands was once lost.
        var both = await Limiter.CompleteAsync(
            [
                new(lease.Id, lease.LeaseToken, Succeeded: false),
                new(lease.Id, lease.LeaseToken, Succeeded: true, 1_000),
            ],
            default
        );
        Assert.Equal([lease.Id], both.Accepted);
        Assert.Empty(both.Stale);
    }

    [SkippableFact]
    public async Task Complete_ForeignTokenUnknownIdOrUnleased_IsStaleAndChangesNothing()
    {
        await RegisterAsync();
        await SubmitAsync("one", "two", "free");
        var leases = await LeaseAsync(2);

        var outcome = await Limiter.CompleteAsync(
            [
                new("one", leases[1].LeaseToken, true),
                new("two", "made-up", true),
                new("nobody", "x", true),
                new("free", "", true),
            ],
            default
        );

        Assert.Empty(outcome.Accepted);
        Assert.Equal(["one", "two", "nobody", "free"], outcome.Stale);
        Assert.Equal(3, (await StateAsync()).Running);
    }

    [SkippableFact]
    public async Task Complete_SameIdWithOldAndNewToken_TheRightOneCounts()
    {
        // A worker that leased a transcript twice reports both; the stale report once hid the good one.
        await RegisterAsync();
        await SubmitAsync("one");
        var lost = Assert.Single(await LeaseAsync(seconds: 5));
        Clock.Advance(TimeSpan.FromSeconds(6));
        await Limiter.ExpireLeasesAsync(100, default);
        var held = Assert.Single(await LeaseAsync());

        await Limiter.CompleteAsync([new("one", lost.LeaseToken, true), new("one", held.LeaseToken, true)], default);

        Assert.Equal(TranscriptStatus.Completed, (await FindAsync("one")).Status);
    }

    [SkippableFact]
    public async Task Complete_Failed_ChargesNothingAndKeepsTheError()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync());

        await Limiter.CompleteAsync([new("one", lease.LeaseToken, Succeeded: false, 5_000, "no audio")], default);

        var transcript = await FindAsync("one");
        Assert.Equal(
            (TranscriptStatus.Error, "no audio", 0, 0),
            (transcript.Status, transcript.Error, transcript.Cost.Micros, (await StateAsync()).Running)
        );
    }

    [SkippableFact]
    public async Task Heartbeat_InTime_KeepsTheLease()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync(seconds: 60));
        Clock.Advance(TimeSpan.FromSeconds(50));

        var outcome = await Limiter.HeartbeatAsync(
            [new("one", lease.LeaseToken), new("one", "other"), new("nobody", "x")],
            default
        );
        Clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(["one"], outcome.Renewed);
        Assert.Equal(["nobody"], outcome.Stale);
        Assert.Equal(0, await Limiter.ExpireLeasesAsync(100, default));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await Limiter.ExpireLeasesAsync(100, default));
    }

    [SkippableFact]
    public async Task Heartbeat_ForTenHours_KeepsTheSlotAndTheCompletionCounts()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("long", "next");
        var lease = Assert.Single(await LeaseAsync(seconds: 300));
        for (var beat = 0; beat < 10 * 15; beat++)
        {
            Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal(["long"], (await Limiter.HeartbeatAsync([new("long", lease.LeaseToken)], default)).Renewed);
            Assert.Equal(0, await Limiter.ExpireLeasesAsync(100, default));
        }

        Assert.Equal((1, 1), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(["next"], (await CompleteAsync([lease], 10 * 3_600_000L)).Started);
    }

    [SkippableFact]
    public async Task Worker_LeasesAndDiesAThousandTimes_LeaksNothing()
    {
        const int transcripts = 200;
        await RegisterAsync(limit: 10);
        await SubmitAsync(transcripts);
        for (var death = 0; death < transcripts * Host.Limits.MaxAttempts; death++)
        {
            Assert.Single(await LeaseAsync(1));
            Clock.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(1, await Limiter.ExpireLeasesAsync(100, default));
        }

        var state = await StateAsync();
        Assert.Equal((0, 0), (state.Running, state.Queued));
        Assert.Empty(await LeaseAsync());
        await SubmitAsync("fresh");
        Assert.Equal("fresh", Assert.Single(await LeaseAsync()).Id);
    }

    [SkippableFact]
    public async Task ExpireLeases_WorkerLost_FrontOfTheQueueAndTheOldWorkerIsFenced()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync("one", "two", "three");
        var old = await LeaseAsync(seconds: 10);
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(2, 1));
        Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, await Limiter.ExpireLeasesAsync(100, default));

        Assert.Equal(
            (TranscriptStatus.Processing, 1),
            ((await FindAsync("one")).Status, (await FindAsync("one")).Attempts)
        );
        Assert.Equal(
            (TranscriptStatus.Queued, 1),
            ((await FindAsync("two")).Status, (await Limiter.FindAsync("two", default))!.QueuePosition)
        );
        Assert.Equal(2, (await Limiter.FindAsync("three", default))!.QueuePosition);
        Assert.Equal(["one", "two"], (await CompleteAsync(old, 1_000)).Stale);
        Assert.Equal(
            ["one", "two"],
            (
                await Limiter.HeartbeatAsync(
                    [.. old.Select(lease => new LeaseKey(lease.Id, lease.LeaseToken))],
                    default
                )
            ).Stale
        );
        var again = Assert.Single(await LeaseAsync());
        Assert.Equal(("one", 2), (again.Id, again.Attempt));
        Assert.Equal(["two"], (await CompleteAsync([again])).Started);
    }

    [SkippableFact]
    public async Task ExpireLeases_FifthTime_EndsInErrorAndFreesTheSlot()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("lost", "next");
        Lease? last = null;
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            last = Assert.Single(await LeaseAsync(seconds: 5));
            Assert.Equal(("lost", attempt), (last.Id, last.Attempt));
            Clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(1, await Limiter.ExpireLeasesAsync(100, default));
        }

        var lost = await FindAsync("lost");
        Assert.Equal(
            (TranscriptStatus.Error, 5, "Transcription failed: the worker was lost 5 times in a row"),
            (lost.Status, lost.Attempts, lost.Error)
        );
        Assert.Equal(TranscriptStatus.Processing, (await FindAsync("next")).Status);
        Assert.Equal(["lost"], (await CompleteAsync([last!])).Stale);
    }

    [SkippableFact]
    public async Task ExpireLeases_OnTwoNodesAtOnce_EachLeaseExpiresOnce()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        await SubmitAsync(50);
        await LeaseAsync(seconds: 5);
        Clock.Advance(TimeSpan.FromSeconds(5));

        var expired = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(caller => (caller % 2 == 0 ? Host : other).Limiter.ExpireLeasesAsync(100, default))
        );

        Assert.Equal(50, expired.Sum());
        Assert.All(await LeaseAsync(), lease => Assert.Equal(2, lease.Attempt));
    }
}

public sealed class SqliteLeaseEndTests() : LeaseEndContract(TestEngine.Sqlite);

public sealed class PostgreSqlLeaseEndTests() : LeaseEndContract(TestEngine.PostgreSql);

public sealed class SqlServerLeaseEndTests() : LeaseEndContract(TestEngine.SqlServer);
