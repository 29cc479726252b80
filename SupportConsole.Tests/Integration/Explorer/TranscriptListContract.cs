using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Explorer;

/// <summary>An account's transcripts, newest first, whatever the filter and however many there are.</summary>
public abstract class TranscriptListContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task List_PageByPage_HasEachRowOnceWhileNewOnesCome()
    {
        await RegisterAsync();
        await SubmitAsync([.. Enumerable.Range(1, 25).Select(number => $"t{number:00}")]);
        var seen = new List<string>();
        TranscriptListPage page;
        long? before = null;
        do
        {
            page = await ListAsync(
                new()
                {
                    AccountId = Account,
                    Before = before,
                    Take = 7,
                }
            );
            seen.AddRange(page.Transcripts.Select(transcript => transcript.Id));
            before = page.Next?.Sequence;
            await SubmitAsync(3);
        } while (page.Next is not null);

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(number => $"t{number:00}"), seen);
    }

    [SkippableFact]
    public async Task List_ByEachFilter_HasWhatMatchesAndNothingElse()
    {
        await RegisterAsync(limit: 1, deposit: 10);
        await RegisterAsync("other");
        await AddKeyAsync("k1");
        await SubmitAsync("other", null, [new("theirs", ApiKeyId: null)]);
        await SubmitAsync(Account, null, [new("done", ApiKeyId: "k1", Model: "slam-1")]);
        await CompleteAsync(await LeaseAsync(worker: "w-1"), 1_000);
        await SubmitAsync(Account, null, [new("failed")]);
        var lease = Assert.Single(await LeaseAsync(worker: "w-2"));
        await Limiter.CompleteAsync(
            [new(lease.Id, lease.LeaseToken, Succeeded: false, Error: "The Audio could not be decoded: 100% noise")],
            default
        );
        await SubmitAsync(Account, null, [new("lost")]);
        Assert.Single(await LeaseAsync(worker: "w-3"));
        Clock.Advance(TimeSpan.FromSeconds(61));
        await Limiter.ExpireLeasesAsync(10, default);
        Assert.Single(await LeaseAsync(worker: "w-4"));
        await SubmitAsync(Account, null, [new("waits")]);
        (TranscriptQuery Query, string[] Ids)[] cases =
        [
            (Query(), ["waits", "lost", "failed", "done"]),
            (Query() with { Status = TranscriptStatus.Queued }, ["waits"]),
            (Query() with { Status = TranscriptStatus.Processing }, ["lost"]),
            (Query() with { Status = TranscriptStatus.Completed }, ["done"]),
            (Query() with { Status = TranscriptStatus.Error }, ["failed"]),
            (Query() with { IsThrottled = true }, ["waits"]),
            (Query() with { Model = "slam-1" }, ["done"]),
            (Query() with { Model = "SLAM-1" }, []),
            (Query() with { ProjectId = "default" }, ["waits", "lost", "failed", "done"]),
            (Query() with { ProjectId = "staging" }, []),
            (Query() with { ApiKeyId = "k1" }, ["done"]),
            (Query() with { Worker = "w-1" }, ["done"]),
            (Query() with { Worker = "w-3" }, ["lost"]),
            (Query() with { Worker = "w-4" }, ["lost"]),
            (Query() with { Worker = "w" }, []),
            (Query() with { Error = "AUDIO could" }, ["failed"]),
            (Query() with { Error = "100%" }, ["failed"]),
            (Query() with { Error = "1__%" }, []),
            (Query() with { Status = TranscriptStatus.Error, Error = "audio", Worker = "w-2" }, ["failed"]),
            (Query() with { Status = TranscriptStatus.Completed, Error = "audio" }, []),
            (Query() with { AccountId = "nobody" }, []),
        ];

        foreach (var (query, ids) in cases)
        {
            var page = await ListAsync(query);
            Assert.Equal(
                (query, string.Join(' ', ids), null),
                (query, string.Join(' ', page.Transcripts.Select(transcript => transcript.Id)), page.Next)
            );
            Assert.All(page.Transcripts, transcript => Assert.Null(transcript.LeaseToken));
        }
    }

    [SkippableFact]
    public async Task List_OfAPeriod_EndsWhereItEnds()
    {
        await RegisterAsync(plan: AccountPlan.Enterprise);
        var start = Clock.GetUtcNow();
        for (var hour = 0; hour < 24; hour++)
        {
            await SubmitAsync($"h{hour:00}");
            Clock.Advance(TimeSpan.FromHours(1));
        }

        var page = await ListAsync(Query() with { From = start.AddHours(5), To = start.AddHours(8) });

        Assert.Equal(["h07", "h06", "h05"], page.Transcripts.Select(transcript => transcript.Id));
        Assert.Null(page.Next);
        Assert.Empty((await ListAsync(Query() with { To = start })).Transcripts);
        Assert.Empty((await ListAsync(Query() with { From = start.AddDays(2) })).Transcripts);
    }

    [SkippableFact]
    public async Task List_FilterThatMatchesLittle_EndsThePageAndGoesOnWhereItEnded()
    {
        await RegisterAsync();
        await SeedAsync(1, TranscriptStatus.Error, "oldest");
        await SeedAsync(2, TranscriptStatus.Completed);
        await SeedAsync(TranscriptScan.Window * TranscriptScan.MaximumWindows, TranscriptStatus.Completed);
        await SeedAsync((TranscriptScan.Window * TranscriptScan.MaximumWindows) + 10, TranscriptStatus.Completed);

        var nothing = await ListAsync(Query() with { Status = TranscriptStatus.Error });

        await ClearAsync();

        // What was deleted between them costs no window.
        Assert.Equal(["oldest"], nothing.Transcripts.Select(transcript => transcript.Id));
        Assert.Null(nothing.Next);
    }

    [SkippableFact]
    public async Task List_MoreThanOnePageMayLookAt_SaysHowFarItCame()
    {
        await RegisterAsync();
        await SeedAsync(1, TranscriptStatus.Error, "oldest");
        for (var window = 0; window <= TranscriptScan.MaximumWindows; window++)
        {
            await SeedAsync(2 + (window * TranscriptScan.Window), TranscriptStatus.Completed);
        }

        var first = await ListAsync(Query() with { Status = TranscriptStatus.Error });
        var second = await ListAsync(Query() with { Status = TranscriptStatus.Error, Before = first.Next?.Sequence });

        await ClearAsync();

        Assert.Empty(first.Transcripts);
        Assert.Equal(2 + TranscriptScan.Window, first.Next?.Sequence);
        Assert.Equal(Clock.GetUtcNow(), first.SearchedTo);
        Assert.Equal(["oldest"], second.Transcripts.Select(transcript => transcript.Id));
        Assert.Equal((null, null), (second.Next, second.SearchedTo));
    }

    [SkippableFact]
    public async Task List_OfWhatRuns_StandsBelowAllThatWait()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync([.. Enumerable.Range(1, 40).Select(number => $"t{number:00}")]);

        var running = await ListAsync(Query() with { Status = TranscriptStatus.Processing });
        var waiting = await ListAsync(Query() with { Status = TranscriptStatus.Queued, Take = 3 });

        Assert.Equal(["t02", "t01"], running.Transcripts.Select(transcript => transcript.Id));
        Assert.Equal(["t40", "t39", "t38"], waiting.Transcripts.Select(transcript => transcript.Id));
    }

    [SkippableFact]
    public async Task ListForServices_BetweenIds_LeavesBothOutAndKnowsOnlyTheAccountsOwn()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        await SubmitAsync("a", "b", "c", "d", "e");
        await SubmitAsync("other", null, [new("theirs")]);
        var list = Host.Get<ITranscriptList>();

        var between = Assert.IsType<TranscriptListOutcome.Found>(
            await list.ListAsync(Query() with { Take = 2 }, "e", "a", default)
        );
        var rest = Assert.IsType<TranscriptListOutcome.Found>(
            await list.ListAsync(Query() with { Take = 2 }, between.Page.Next!.TranscriptId, "a", default)
        );

        Assert.Equal(["d", "c"], between.Page.Transcripts.Select(transcript => transcript.Id));
        Assert.Equal(["b"], rest.Page.Transcripts.Select(transcript => transcript.Id));
        Assert.Null(rest.Page.Next);
        Assert.Equal(
            new TranscriptListOutcome.UnknownTranscript("theirs"),
            await list.ListAsync(Query(), "theirs", null, default)
        );
        Assert.Equal(
            new TranscriptListOutcome.UnknownTranscript("nothing"),
            await list.ListAsync(Query(), "a", "nothing", default)
        );
        Assert.Equal(
            new TranscriptListOutcome.UnknownAccount(),
            await list.ListAsync(Query() with { AccountId = "nobody" }, null, null, default)
        );
    }

    [SkippableFact]
    public async Task Read_AllThatMatches_ComesPageByPage()
    {
        await RegisterAsync();
        await SubmitAsync(TranscriptQuery.MaximumTake + 50);
        var read = new List<long>();

        await foreach (var transcript in Host.Transcripts.ReadAsync(People.Engineer, Query(), default))
        {
            read.Add(transcript.Sequence);
        }

        Assert.Equal(
            Enumerable.Range(1, TranscriptQuery.MaximumTake + 50).Reverse().Select(number => (long)number),
            read
        );
    }

    private static TranscriptQuery Query() => new() { AccountId = Account };

    private Task<TranscriptListPage> ListAsync(TranscriptQuery query) =>
        Host.Transcripts.ListAsync(People.Engineer, query, default);

    /// <summary>What was seeded was never submitted: the checker would count it.</summary>
    private async Task ClearAsync()
    {
        await using var context = Host.OpenContext();
        await context.Transcripts.ExecuteDeleteAsync();
    }

    /// <summary>
    /// A transcript that ended at a place in the line, as if all between were deleted. The account's counters know
    /// nothing of ended ones.
    /// </summary>
    private async Task SeedAsync(long sequence, TranscriptStatus status, string? id = null)
    {
        await using var context = Host.OpenContext();
        context.Add(
            new Transcript
            {
                Id = id ?? $"seeded-{sequence}",
                AccountId = Account,
                ProjectId = "default",
                Model = "universal",
                Sequence = sequence,
                Status = status,
                SubmittedAt = Clock.GetUtcNow(),
                StartedAt = Clock.GetUtcNow(),
                FinishedAt = Clock.GetUtcNow(),
                Error = status == TranscriptStatus.Error ? LimitTexts.TooManyAttempts(5) : null,
            }
        );
        await context.SaveChangesAsync();
    }
}

public sealed class SqliteTranscriptListTests() : TranscriptListContract(TestEngine.Sqlite);

public sealed class PostgreSqlTranscriptListTests() : TranscriptListContract(TestEngine.PostgreSql);

public sealed class SqlServerTranscriptListTests() : TranscriptListContract(TestEngine.SqlServer);
