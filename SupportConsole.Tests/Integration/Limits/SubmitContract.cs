using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Bringing work: what starts, what waits, and that a repeat does no harm.</summary>
public abstract class SubmitContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Submit_201OfLimit200_LastWaitsUntilOneFinishes()
    {
        await RegisterAsync();

        var accepted = await SubmitAsync(201);

        Assert.All(accepted.Results.SkipLast(1), result =>
            Assert.Equal((TranscriptStatus.Processing, null), (result.Status, result.QueuePosition))
        );
        Assert.Equal((TranscriptStatus.Queued, 1), (accepted.Results[200].Status, accepted.Results[200].QueuePosition));
        Assert.Equal((200, 200, 1), (accepted.EffectiveLimit, accepted.Running, accepted.Queued));

        var completed = await CompleteAsync(await LeaseAsync(1));

        Assert.Equal([accepted.Results[200].Id], completed.Started);
        Assert.Equal((200, 0), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(Throttle.Waited, (await FindAsync(accepted.Results[200].Id)).Throttle);
    }

    [SkippableFact]
    public async Task Complete_OneAfterTheOther_WaitingStartInOrder()
    {
        await RegisterAsync(limit: 3);
        var ids = (await SubmitAsync(20)).Results.Select(result => result.Id).ToList();
        var started = new List<string>();

        while (await LeaseAsync(1) is [var lease])
        {
            Clock.Advance(TimeSpan.FromMilliseconds(7));
            started.AddRange((await CompleteAsync([lease])).Started);
        }

        Assert.Equal(ids.Skip(3), started);
        Assert.Equal(0, (await StateAsync()).Demand);
    }

    [SkippableFact]
    public async Task Complete_SeveralAtOnce_AsManyStartInOrder()
    {
        await RegisterAsync(limit: 5);
        var ids = (await SubmitAsync(12)).Results.Select(result => result.Id).ToList();

        var outcome = await CompleteAsync(await LeaseAsync(4));

        Assert.Equal(ids.Skip(5).Take(4), outcome.Started);
    }

    [SkippableFact]
    public async Task Submit_NewWhileOthersWait_GoesToTheEnd()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("first", "second");

        var third = await SubmitAsync("third");

        Assert.Equal(2, third.Results[0].QueuePosition);
    }

    [SkippableFact]
    public async Task Submit_IdOfAnotherAccount_NothingIsStored()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        await SubmitAsync("taken");

        var outcome = await Limiter.SubmitAsync("other", [new("fresh"), new("taken")], default);

        Assert.Equal("taken", Assert.IsType<SubmitOutcome.IdTaken>(outcome).TranscriptId);
        Assert.Null(await Limiter.FindAsync("fresh", default));
        Assert.Equal(0, (await StateAsync("other")).Demand);
    }

    [SkippableFact]
    public async Task Submit_UnknownProject_NothingIsStored()
    {
        await RegisterAsync();

        var outcome = await Limiter.SubmitAsync(Account, [new("one"), new("two", ProjectId: "nowhere")], default);

        Assert.Equal("nowhere", Assert.IsType<SubmitOutcome.UnknownProject>(outcome).ProjectId);
        Assert.Null(await Limiter.FindAsync("one", default));
    }

    [SkippableFact]
    public async Task Submit_UnknownModelOrAccount_SaysSo()
    {
        await RegisterAsync();

        var model = Assert.IsType<SubmitOutcome.UnknownModel>(
            await Limiter.SubmitAsync(Account, [new(Model: "nano")], default)
        );
        Assert.Equal(["slam-1", "universal"], model.Known.Order());
        Assert.IsType<SubmitOutcome.UnknownAccount>(await Limiter.SubmitAsync("nobody", [new()], default));
        Assert.IsType<SubmitOutcome.UnknownAccount>(await Limiter.SubmitAsync("ACME", [new()], default));
    }

    [SkippableFact]
    public async Task Submit_SameIdTwiceInOneCall_IsOneTranscript()
    {
        await RegisterAsync(limit: 1);

        var accepted = await SubmitAsync("one", "one", "two", "two");

        Assert.Equal(["one", "one", "two", "two"], accepted.Results.Select(result => result.Id));
        Assert.Equal([null, null, 1, 1], accepted.Results.Select(result => result.QueuePosition));
        Assert.Equal((1, 1), (accepted.Running, accepted.Queued));
    }

    [SkippableFact]
    public async Task Submit_RepeatedInEveryState_AnswersThePresentOne()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one", "two", "three");

        Assert.Equal((TranscriptStatus.Queued, 2), await RepeatAsync("three"));
        await CompleteAsync(await LeaseAsync());
        Assert.Equal((TranscriptStatus.Completed, null), await RepeatAsync("one"));
        Assert.Equal((TranscriptStatus.Processing, null), await RepeatAsync("two"));
        Assert.Equal((TranscriptStatus.Queued, 1), await RepeatAsync("three"));
        Assert.Equal(2, (await StateAsync()).Demand);

        async Task<(TranscriptStatus Status, int? Position)> RepeatAsync(string id)
        {
            var result = Assert.Single((await SubmitAsync(id)).Results);
            return (result.Status, result.QueuePosition);
        }
    }

    [SkippableFact]
    public async Task Submit_SameIdsFromManyCallersAndTwoNodes_EachIsStoredOnce()
    {
        await RegisterAsync(limit: 3);
        var other = await StartNodeAsync();
        var ids = Enumerable.Range(0, 20).Select(number => $"id-{number}").ToArray();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(caller =>
                    SubmitAsync(
                        Account,
                        caller % 2 == 0 ? Host : other,
                        [.. (caller % 3 == 0 ? ids : ids.Reverse()).Select(id => new TranscriptSubmission(id))]
                    )
                )
        );

        Assert.All(answers, answer => Assert.Equal(20, answer.Running + answer.Queued));
    }

    [SkippableFact]
    public async Task Submit_ModelInAnotherCase_IsTheSameModel()
    {
        // The price list ignores case; usage once showed "universal" and "Universal" as two models.
        await RegisterAsync();
        await SubmitAsync(Account, null, [new("one", Model: "Slam-1"), new("two", Model: "slam-1")]);

        Assert.Equal("slam-1", (await FindAsync("one")).Model);
        Assert.Equal("slam-1", (await FindAsync("two")).Model);
    }

    [SkippableFact]
    public async Task Register_Again_KeepsOverrideAndChangesPlanDefault()
    {
        await RegisterAsync("kept", limit: 300);
        await RegisterAsync("plain");
        await SubmitAsync(250, "plain");

        await Host.Registry.RegisterAsync(Registration("kept", AccountPlan.Free), default);
        var outcome = Assert.IsType<RegisterOutcome.Registered>(
            await Host.Registry.RegisterAsync(Registration("plain", AccountPlan.Free), default)
        );

        Assert.False(outcome.Created);
        Assert.Equal(new EffectiveLimit(5, 5, EffectiveLimitReason.PlanDefault), outcome.Account.Limit);
        Assert.Equal(200, outcome.Account.State.Running);
        var limits = await Host.Registry.FindLimitsAsync("kept", default);
        Assert.Equal(
            (300, LimitSource.Override, "Eve Engineer"),
            (limits!.Limits[0].Value, limits.Limits[0].Source, limits.Limits[0].SetBy)
        );
        Assert.Equal(new EffectiveLimit(300, 300, EffectiveLimitReason.Override), limits.Overview.Limit);
    }

    [SkippableFact]
    public async Task Register_BetterPlan_WaitingStartAtOnce()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        await SubmitAsync(9);

        var outcome = Assert.IsType<RegisterOutcome.Registered>(
            await Host.Registry.RegisterAsync(Registration(plan: AccountPlan.Contracted), default)
        );

        Assert.Equal((9, 0), (outcome.Account.State.Running, outcome.Account.State.Queued));
    }

    [SkippableFact]
    public async Task Register_SameAccountOnTwoNodesAtOnce_IsCreatedOnce()
    {
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(caller => (caller % 2 == 0 ? Host : other).Registry.RegisterAsync(Registration(), default))
        );

        Assert.Single(outcomes, outcome => outcome is RegisterOutcome.Registered { Created: true });
    }

    [SkippableFact]
    public async Task Disable_WithWorkWaiting_NothingStartsAndNewIsRefused()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(4);
        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);

        var refused = Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new("late")], default));
        var completed = await CompleteAsync(await LeaseAsync());

        Assert.Equal((NewWorkRefusal.Disabled, "This account is disabled"), (refused.Refusal, refused.Message));
        Assert.Empty(completed.Started);
        Assert.Equal((0, 2), ((await StateAsync()).Running, (await StateAsync()).Queued));

        await Host.Registry.RegisterAsync(Registration() with { Disabled = false }, default);
        Assert.Equal((2, 0), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    [SkippableFact]
    public async Task Position_AfterStartsRequeuesAndRepeats_IsThePlaceInLine()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        var ids = Enumerable.Range(0, 12).Select(number => $"p{number:00}").ToArray();
        await SubmitAsync(ids);
        var taken = await LeaseAsync(5);
        await Limiter.CompleteAsync([new(taken[0].Id, taken[0].LeaseToken, Succeeded: true)], default);

        // The limit goes down under three leases that then run out: they wait in front again.
        await ChangeAsync(5, 1);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Limiter.ExpireLeasesAsync(100, default);

        var again = Assert.IsType<SubmitOutcome.Accepted>(
            await Limiter.SubmitAsync(Account, [.. ids.Select(id => new TranscriptSubmission(id))], default)
        );
        var waiting = again.Results.Where(result => result.Status == TranscriptStatus.Queued).ToList();
        Assert.Equal(Enumerable.Range(1, waiting.Count), waiting.Select(result => result.QueuePosition!.Value));
        Assert.True(waiting.Count > 8, "Some that had started before wait too.");
        foreach (var one in waiting)
        {
            Assert.Equal(one.QueuePosition, (await Limiter.FindAsync(one.Id, default))!.QueuePosition);
        }
    }

    [SkippableFact]
    public async Task Throttled_OfRequeuedTranscripts_CountsTheOnesThatWait()
    {
        // The last to come back was taken for the one that starts, although an older one did: it waited uncounted.
        await RegisterAsync(plan: AccountPlan.Free);
        await SubmitAsync("a", "b", "c");
        await LeaseAsync(2);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await LeaseAsync(1);
        await ChangeAsync(5, 1);
        Clock.Advance(TimeSpan.FromSeconds(45));
        await Limiter.ExpireLeasesAsync(100, default);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Limiter.ExpireLeasesAsync(100, default);

        Assert.Equal(TranscriptStatus.Processing, (await FindAsync("a")).Status);
        Assert.Equal(3, (await MinutesAsync()).Sum(minute => minute.Throttled));
    }
}

public sealed class SqliteSubmitTests() : SubmitContract(TestEngine.Sqlite);

public sealed class PostgreSqlSubmitTests() : SubmitContract(TestEngine.PostgreSql);

public sealed class SqlServerSubmitTests() : SubmitContract(TestEngine.SqlServer);
