using System.Diagnostics;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What the meters and traces tell agrees with what was done.</summary>
public abstract class LimitMeterContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Decisions_OfEachOutcome_AreCountedByKindOutcomeAndRule()
    {
        using var meter = new MeterRecorder(Host);
        await RegisterAsync(limit: 2);
        await SubmitAsync(1);
        await SubmitAsync(3);
        await SubmitAsync(2);
        await Limiter.SubmitAsync("nobody", [new()], default);
        await CompleteAsync(await LeaseAsync());
        await Host.Streams.OpenAsync(Account, new(), default);
        await Host.Lemur.AdmitAsync("nobody", new(), default);
        await RegisterAsync("afterwards");

        Assert.Equal(
            (1, 1),
            (
                meter["decisions", "kind=openStream outcome=admitted"],
                meter["refusals", "kind=lemur rule=unknownAccount"]
            )
        );
        Assert.Equal(1, meter["decisions", "kind=submit outcome=started"]);
        Assert.Equal(1, meter["decisions", "kind=submit outcome=mixed"]);
        Assert.Equal(1, meter["decisions", "kind=submit outcome=queued"]);
        Assert.Equal(1, meter["decisions", "kind=submit outcome=refused"]);
        Assert.Equal(1, meter["decisions", "kind=complete outcome=ended"]);
        Assert.Equal(1, meter["refusals", "kind=submit rule=unknownAccount"]);
        Assert.Equal(
            (4, 4, 2),
            (
                meter["transcripts", "outcome=started"],
                meter["transcripts", "outcome=queued"],
                meter["transcripts", "outcome=ended"]
            )
        );

        // One caller after the other: each command is a batch of its own. The last is counted after its answer.
        await UntilAsync(() => meter["batch.size"] == meter["commit.duration", count: true]);
    }

    [SkippableFact]
    public async Task Gauges_WhenLookedAt_TellTheTotalsAndWhoWaits()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        using var stop = new CancellationTokenSource();
        await LeaseAsync();
        var waiting = Limiter.LeaseAsync(new("w", 1, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)), stop.Token);
        await UntilAsync(() => Host.Get<CommandBatcher>().Waiting == 1);
        using var meter = new MeterRecorder(Host);

        meter.Look();
        Assert.Equal(1, meter["leases.waiting"]);
        Assert.Equal((0, 0, 0), (meter["queue.commands"], meter["queue.rows"], meter["outage"]));

        // Read behind the look's back, and not again before it is worth it.
        await Host.Get<LimitTotals>().Reading;
        meter.Look();
        Assert.Equal((2, 3), (meter["running"], meter["queued"]));
        await SubmitAsync(1);
        meter.Look();
        await Host.Get<LimitTotals>().Reading;
        meter.Look();
        Assert.Equal(3, meter["queued"]);
        Clock.Advance(TimeSpan.FromSeconds(15));
        meter.Look();
        await Host.Get<LimitTotals>().Reading;
        meter.Look();
        Assert.Equal(4, meter["queued"]);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [SkippableFact]
    public async Task Leases_Expired_AreCounted()
    {
        using var meter = new MeterRecorder(Host);
        await RegisterAsync();
        await SubmitAsync(3);
        await LeaseAsync(seconds: 5);
        Clock.Advance(TimeSpan.FromSeconds(5));

        await Limiter.ExpireLeasesAsync(100, default);

        // Counted once its caller is answered.
        await UntilAsync(() => meter["leases.expired"] == 3);
    }

    [SkippableFact]
    public async Task Queue_WhileNothingDecides_IsDeepAndTurnsCallersAway()
    {
        await RegisterAsync();
        await using var idle = CoreHost.Create(Database, Clock, ("Limits:QueueCapacity", "100"));
        using var meter = new MeterRecorder(idle);
        var waiting = Enumerable
            .Range(0, 100)
            .Select(number => idle.Limiter.SubmitAsync(Account, [new($"a-{number}"), new($"b-{number}")], default))
            .ToList();
        await Assert.ThrowsAsync<LimitsBusyException>(() => idle.Limiter.SubmitAsync(Account, [new()], default));

        meter.Look();
        Assert.Equal((100, 200, 1), (meter["queue.commands"], meter["queue.rows"], meter["busy"]));
        await idle.StartAsync<CommandBatcher>();
        foreach (var outcome in await Task.WhenAll(waiting))
        {
            Acknowledge(Account, Assert.IsType<SubmitOutcome.Accepted>(outcome));
        }

        meter.Look();
        Assert.Equal((0, 0), (meter["queue.commands"], meter["queue.rows"]));
    }

    [SkippableFact]
    public async Task Trace_OfABatch_LinksToTheCallsInIt()
    {
        await RegisterAsync();
        var batches = new List<Activity>();
        using var calls = new ActivitySource("calls of the tests");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is EngineTelemetry.SourceName || source == calls,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (batches)
                {
                    batches.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        using var call = calls.StartActivity("a call");
        await SubmitAsync(1);

        // The span ends right after the answer is given. Other tests' batches have other links.
        await UntilAsync(() => Find() is not null);
        Assert.Equal((null, ActivityStatusCode.Unset), (Find()!.ParentId, Find()!.Status));
        Assert.Contains(Find()!.TagObjects, tag => tag is { Key: "supportconsole.limits.batch.size", Value: > 0 });

        Activity? Find()
        {
            lock (batches)
            {
                return batches.Find(activity => activity.Links.Any(link => link.Context.TraceId == call!.TraceId));
            }
        }
    }
}

public sealed class SqliteLimitMeterTests() : LimitMeterContract(TestEngine.Sqlite);

public sealed class PostgreSqlLimitMeterTests() : LimitMeterContract(TestEngine.PostgreSql);

public sealed class SqlServerLimitMeterTests() : LimitMeterContract(TestEngine.SqlServer);
