using SupportConsole.Core.Access;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Explorer;

/// <summary>One transcript's facts and course.</summary>
public abstract class TranscriptDetailsContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Find_WaitingOne_TellsPlaceStartAndTheLimitItMet()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await CompleteAsync(await LeaseAsync(1));
        await SubmitAsync("w1", "w2", "w3");
        Clock.Advance(TimeSpan.FromMinutes(1));

        var details = await FindDetailsAsync("w3");

        Assert.NotNull(details);
        Assert.Equal(2, details.QueuePosition);

        // 0.2 finished a minute in the last five: two must finish before the second in line starts.
        Assert.Equal(TimeSpan.FromMinutes(10), details.ExpectedWait);
        Assert.Equal((2, LimitOrigin.Change), (details.SubmitLimit!.Limit, details.SubmitLimit.Origin));
        Assert.Equal("Default", details.ProjectName, ignoreCase: true);
        Assert.Null(details.Charge);
    }

    /// <summary>"Which it was is not recorded", or the limit of 200, though the audit had the pause.</summary>
    [SkippableFact]
    public async Task Find_SubmittedInAPause_NamesItAlsoAfterItsEnd()
    {
        await RegisterAsync(limit: 2);
        var pauses = Host.Get<IQueuePauseService>();
        var until = Clock.GetUtcNow().AddHours(1);
        await SubmitAsync("before");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await pauses.ChangeAsync(
            People.Engineer,
            new(Account, null, until, "Their release went wrong", "S-1", "p1"),
            default
        );
        await SubmitAsync("inside");
        Clock.Advance(TimeSpan.FromSeconds(9));
        await pauses.ChangeAsync(
            People.Engineer,
            new(Account, until, null, "Their release is fine", "S-1", "p2"),
            default
        );
        await SubmitAsync("after");

        Assert.Equal(LimitOrigin.Change, (await FindDetailsAsync("before"))!.SubmitLimit!.Origin);
        Assert.Equal(LimitOrigin.Change, (await FindDetailsAsync("after"))!.SubmitLimit!.Origin);
        var inside = (await FindDetailsAsync("inside"))!;
        Assert.Equal(
            (LimitOrigin.Paused, People.Engineer.Name, until),
            (inside.SubmitLimit!.Origin, inside.SubmitLimit.Change!.ActorName, inside.SubmitLimit.PausedUntil)
        );
        Assert.Contains(TranscriptTimeline.Of(inside.Transcript, []), step =>
            step.Kind == TranscriptEventKind.Waited && step.Until - step.At == TimeSpan.FromSeconds(9)
        );
    }

    [SkippableFact]
    public async Task Find_CompletedOne_TellsChargePriceKeyAndLeases()
    {
        await RegisterAsync(deposit: 10);
        await AddKeyAsync("k1");
        await SubmitAsync(Account, null, [new("one", ApiKeyId: "k1")]);
        Assert.Single(await LeaseAsync(worker: "w-1"));
        Clock.Advance(TimeSpan.FromSeconds(61));
        await Limiter.ExpireLeasesAsync(10, default);
        await CompleteAsync(await LeaseAsync(worker: "w-2"), 3_600_000);

        var details = await FindDetailsAsync("one");

        Assert.Equal(
            new TranscriptCharge(Money.FromDollars(0.15m), 0.15m, Since: null, PriceList: null, IsByPrice: true),
            details!.Charge
        );
        Assert.Equal(("k1", false), (details.ApiKey!.Id, details.ApiKey.IsDeleted));
        Assert.Equal(["w-1"], details.ExpiredLeases.Select(lease => lease.Worker));
        Assert.Equal(("w-2", null), (details.Transcript.LeaseOwner, details.Transcript.LeaseToken));
        Assert.Equal(LimitOrigin.PlanDefault, details.SubmitLimit!.Origin);
    }

    [SkippableFact]
    public async Task Find_OfAMinuteThatIsNotKept_SaysThatItsLimitIsNotRecorded()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        await using (var context = Host.OpenContext())
        {
            var kept = await FindAsync("one");
            context.Attach(kept).Entity.GetType();
            var longAgo = Clock.GetUtcNow().AddDays(-60);
            context.Entry(kept).Property(transcript => transcript.SubmittedAt).CurrentValue = longAgo;
            context.Entry(kept).Property(transcript => transcript.StartedAt).CurrentValue = longAgo;
            await context.SaveChangesAsync();
        }

        Assert.Null((await FindDetailsAsync("one"))!.SubmitLimit);
    }

    [SkippableFact]
    public async Task Find_Unknown_IsNull()
    {
        await RegisterAsync();
        await SubmitAsync("one");

        Assert.Null(await FindDetailsAsync("ONE"));
        Assert.Null(await FindDetailsAsync("nothing"));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Transcripts.FindAsync(People.Stranger, "one", default)
        );
    }

    private Task<TranscriptDetails?> FindDetailsAsync(string id) =>
        Host.Transcripts.FindAsync(People.Engineer, id, default);
}

public sealed class SqliteTranscriptDetailsTests() : TranscriptDetailsContract(TestEngine.Sqlite);

public sealed class PostgreSqlTranscriptDetailsTests() : TranscriptDetailsContract(TestEngine.PostgreSql);

public sealed class SqlServerTranscriptDetailsTests() : TranscriptDetailsContract(TestEngine.SqlServer);
