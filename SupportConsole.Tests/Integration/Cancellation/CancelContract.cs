using SupportConsole.Core.Audit;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Cancellation;

/// <summary>One transcript cancelled: what it leaves behind, and what it must not touch.</summary>
public abstract class CancelContract(TestEngine engine) : CoreContract(engine)
{
    private ICancellationService Cancellation => Host.Get<ICancellationService>();

    private IPlatformCancellation ByRequest => Host.Get<IPlatformCancellation>();

    [SkippableFact]
    public async Task ByRequest_Queued_EndsAsErrorAndChargesNothing()
    {
        await RegisterAsync(limit: 1, deposit: 5);
        await SubmitAsync("one", "two", "three");
        Clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(new CancelOutcome.Canceled(null), await ByRequest.CancelAsync("two", default));

        var canceled = await FindAsync("two");
        Assert.Equal(
            (TranscriptStatus.Error, "Canceled by request", Clock.GetUtcNow(), null, Throttle.Waited, Money.Zero),
            (canceled.Status, canceled.Error, canceled.FinishedAt, canceled.StartedAt, canceled.Throttle, canceled.Cost)
        );
        var state = await StateAsync();
        Assert.Equal((1, 1, Money.FromDollars(5)), (state.Running, state.Queued, state.Balance));
        Assert.Equal(1, (await Limiter.FindAsync("three", default))!.QueuePosition);
        Assert.Equal("three", Assert.Single((await CompleteAsync(await LeaseAsync())).Started));
        Assert.DoesNotContain(await LeaseAsync(), lease => lease.Id == "two");
    }

    [SkippableFact]
    public async Task ByRequest_Repeated_ChangesNothing()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one", "two");
        await ByRequest.CancelAsync("two", default);
        var before = await StateAsync();

        Assert.IsType<CancelOutcome.AlreadyCanceled>(await ByRequest.CancelAsync("two", default));
        Assert.Equal(before, await StateAsync());
    }

    [SkippableFact]
    public async Task ByRequest_StartedFinishedOrUnknown_IsRefused()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        var running = Assert.IsType<CancelOutcome.NotWaiting>(await ByRequest.CancelAsync("one", default));
        var leases = await LeaseAsync();
        Assert.IsType<CancelOutcome.NotWaiting>(await ByRequest.CancelAsync("one", default));
        await CompleteAsync(leases);
        var finished = Assert.IsType<CancelOutcome.NotWaiting>(await ByRequest.CancelAsync("one", default));

        Assert.Equal((TranscriptStatus.Processing, TranscriptStatus.Completed), (running.Status, finished.Status));
        Assert.IsType<CancelOutcome.UnknownTranscript>(await ByRequest.CancelAsync("nobody", default));
        Assert.Equal(TranscriptStatus.Completed, (await FindAsync("one")).Status);
    }

    [SkippableFact]
    public async Task LastWaiting_Canceled_EndsTheThrottling()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one", "two");
        Clock.Advance(TimeSpan.FromMinutes(2));

        await ByRequest.CancelAsync("two", default);

        var (state, minute) = (await StateAsync(), (await MinutesAsync())[^1]);
        Assert.Equal((0, null), (state.Queued, state.ThrottledSince));
        Assert.Equal((1, 0, 0L, 0L), (minute.EndRunning, minute.EndQueued, minute.Finished, minute.Waited));
    }

    [SkippableFact]
    public async Task ByPerson_Queued_IsAuditedAndTheSameAttemptAnswersTheSame()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one", "two");
        var request = Wish("two");

        var first = await Cancellation.CancelAsync(People.Manager, request, default);
        var again = await Cancellation.CancelAsync(People.Manager, request, default);

        Assert.IsType<CancelOutcome.Canceled>(first);
        Assert.Equal(first, again);
        Assert.Equal("Canceled by support", (await FindAsync("two")).Error);
        var entry = (await ActsAsync())[0];
        Assert.Equal(
            (AuditActions.CancelTranscript, AuditOutcome.Applied, "SUP-9", People.Manager.Id),
            (entry.Action, entry.Outcome, entry.Ticket, entry.ActorId)
        );
        Assert.Equal(new AuditedCancellation("two", TranscriptStatus.Queued), AuditedCancellation.Read(entry.Before));
        Assert.IsType<CancelOutcome.AlreadyCanceled>(await ByRequest.CancelAsync("two", default));
        Assert.IsType<CancelOutcome.AlreadyCanceled>(
            await Cancellation.CancelAsync(People.Engineer, Wish("two"), default)
        );
        Assert.IsType<CancelOutcome.UnknownTranscript>(
            await Cancellation.CancelAsync(People.Engineer, Wish("two") with { AccountId = "other" }, default)
        );
        Assert.IsType<CancelOutcome.Invalid>(
            await Cancellation.CancelAsync(People.Engineer, Wish("two") with { Reason = "no" }, default)
        );
    }

    /// <summary>Each place, whoever left the line before or behind it, and after a worker was lost.</summary>
    [SkippableFact]
    public async Task Places_AfterCancellations_AreThoseOfTheLine()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("run", "a", "b", "c", "d", "e");
        await ByRequest.CancelAsync("d", default);
        await ByRequest.CancelAsync("b", default);
        await SubmitAsync("f");

        Assert.Equal([1, 2, 3, 4], await PlacesAsync("a", "c", "e", "f"));
        var repeated = await SubmitAsync("a", "c", "e", "f", "b");
        Assert.Equal([1, 2, 3, 4, null], repeated.Results.Select(result => result.QueuePosition));

        // "run" loses its worker twice: it starts again at once, and once more behind a limit of 0.
        await LeaseAsync(seconds: 5);
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Limiter.ExpireLeasesAsync(10, default);
        Assert.Equal([1, 2, 3, 4], await PlacesAsync("a", "c", "e", "f"));
        await CompleteAsync(await LeaseAsync());
        Assert.Equal([1, 2, 3], await PlacesAsync("c", "e", "f"));
        await ByRequest.CancelAsync("f", default);
        Assert.Equal([1, 2], await PlacesAsync("c", "e"));
    }

    /// <summary>Two commands of one batch, either way round: which transcript starts is settled by the writes.</summary>
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Canceled_InTheBatchThatMakesRoom_TheNextStarts(bool completionFirst)
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one", "two", "three");
        var lease = Assert.Single(await LeaseAsync());
        var (complete, cancel) = (
            new CompleteCommand([new(lease.Id, lease.LeaseToken, true)]),
            new CancelByRequestCommand("two")
        );

        await RunAsync(completionFirst ? [complete, cancel] : [cancel, complete]);

        Assert.IsType<CancelOutcome.Canceled>(await cancel.Answer);
        Assert.Equal("three", Assert.Single((await complete.Answer).Started));
        Assert.Equal((1, 0), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    [SkippableFact]
    public async Task Canceled_InTheBatchThatSubmitsIt_NeverStarts()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync());
        var submit = new SubmitCommand(Account, [new("two"), new("three")]);
        var cancel = new CancelByRequestCommand("two");
        var complete = new CompleteCommand([new(lease.Id, lease.LeaseToken, true)]);

        await RunAsync([submit, cancel, complete]);

        Acknowledge(Account, Assert.IsType<SubmitOutcome.Accepted>(await submit.Answer));
        Assert.IsType<CancelOutcome.Canceled>(await cancel.Answer);
        Assert.Equal("three", Assert.Single((await complete.Answer).Started));
        Assert.Equal("Canceled by request", (await FindAsync("two")).Error);
    }

    /// <summary>The room was made before the cancellation came: the transcript has started.</summary>
    [SkippableFact]
    public async Task Canceled_InTheBatchThatSubmitsAndStartsIt_IsRefused()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync());
        var submit = new SubmitCommand(Account, [new("two")]);
        var complete = new CompleteCommand([new(lease.Id, lease.LeaseToken, true)]);
        var cancel = new CancelByRequestCommand("two");

        await RunAsync([submit, complete, cancel]);

        Acknowledge(Account, Assert.IsType<SubmitOutcome.Accepted>(await submit.Answer));
        Assert.Equal(new CancelOutcome.NotWaiting(TranscriptStatus.Processing, null), await cancel.Answer);
        Assert.Equal(TranscriptStatus.Processing, (await FindAsync("two")).Status);
    }

    /// <summary>Its lease expires in the same batch: it was processing when the cancellation came.</summary>
    [SkippableFact]
    public async Task Canceled_InTheBatchThatTakesItBack_IsRefused()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync("one", "two");
        await LeaseAsync(seconds: 5);
        await ChangeAsync(2, 1);
        Clock.Advance(TimeSpan.FromSeconds(10));
        var (expire, cancel) = (new ExpireLeasesCommand(10), new CancelByRequestCommand("two"));

        await RunAsync([expire, cancel]);

        Assert.Equal(new CancelOutcome.NotWaiting(TranscriptStatus.Processing, null), await cancel.Answer);
        Assert.Equal(TranscriptStatus.Queued, (await FindAsync("two")).Status);
        Assert.IsType<CancelOutcome.Canceled>(await ByRequest.CancelAsync("two", default));
    }

    /// <summary>Cancels, completions and leases of two nodes at once: each transcript ends once.</summary>
    [SkippableFact]
    public async Task Cancellations_RacingWithWorkersOnTwoNodes_EndEachOnce()
    {
        await RegisterAsync(limit: 3);
        var other = await StartNodeAsync();
        var ids = Enumerable.Range(0, 60).Select(number => $"t-{number}").ToArray();
        await SubmitAsync(ids);

        var canceled = Task.WhenAll(
            ids.Select(
                (id, index) => (index % 2 == 0 ? Host : other).Get<IPlatformCancellation>().CancelAsync(id, default)
            )
        );
        var completed = new List<string>();
        while (!canceled.IsCompleted || (await StateAsync()).Running > 0)
        {
            completed.AddRange((await CompleteAsync(await LeaseAsync(node: other))).Accepted);
        }

        var gone = ids.Zip(await canceled).Where(pair => pair.Second is CancelOutcome.Canceled).ToList();
        Assert.Equal(ids.Order(), gone.Select(pair => pair.First).Concat(completed).Order());
        Assert.Equal((0, 0), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    /// <summary>Disabled with a deep queue: what runs finishes, what waits can still be cancelled, the rest goes on.</summary>
    [SkippableFact]
    public async Task Disabled_WithTenThousandQueued_StandsStillAndGoesOn()
    {
        await RegisterAsync(limit: 2);
        for (var page = 0; page < 10; page++)
        {
            await SubmitAsync(1_000);
        }

        await SubmitAsync("last");
        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);
        Assert.Empty((await CompleteAsync(await LeaseAsync())).Started);
        Assert.Equal((0, 9_999), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.IsType<CancelOutcome.Canceled>(await ByRequest.CancelAsync("last", default));

        await Host.Registry.RegisterAsync(Registration() with { Disabled = false }, default);

        Assert.Equal((2, 9_996), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    private static CancelRequest Wish(string id) =>
        new(Account, id, "The customer asked for it", "SUP-9", Guid.NewGuid().ToString("N"));

    private async Task<List<int?>> PlacesAsync(params string[] ids)
    {
        var places = new List<int?>();
        foreach (var id in ids)
        {
            places.Add((await Limiter.FindAsync(id, default))!.QueuePosition);
        }

        return places;
    }

    /// <summary>Decides the commands as one batch.</summary>
    private async Task RunAsync(IReadOnlyList<Command> commands)
    {
        await Host.Get<CommandEngine>().RunAsync(commands, isRetry: false, default);
        foreach (var command in commands)
        {
            command.Acknowledge();
        }
    }
}

public sealed class SqliteCancelTests() : CancelContract(TestEngine.Sqlite);

public sealed class PostgreSqlCancelTests() : CancelContract(TestEngine.PostgreSql);

public sealed class SqlServerCancelTests() : CancelContract(TestEngine.SqlServer);
