using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Retention;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Retention;

/// <summary>What an id that comes again means, before, after and while it is deleted.</summary>
public abstract class RetentionRepeatContract(TestEngine engine) : RetentionTestBase(engine)
{
    [SkippableFact]
    public async Task Id_OfADeletedTranscript_IsANewOne()
    {
        await StartAsync();
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        Clock.Advance(TimeSpan.FromDays(91));
        await DeleteAsync();

        var again = Assert.Single((await SubmitAsync("one")).Results);

        Assert.Equal(TranscriptStatus.Processing, again.Status);
        Assert.Equal(2, (await FindAsync("one")).Sequence);
    }

    /// <summary>A submit that repeats the id and its deletion, decided as one, either way round.</summary>
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deletion_InOneBatchWithARepeatedSubmit_IsBeforeItOrLeftForLater(bool deletionFirst)
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        Clock.Advance(TimeSpan.FromDays(91));
        var (delete, submit) = (Deletion(await FoundAsync("one")), new SubmitCommand(Account, [new("one")]));
        var old = await FindAsync("one");

        await Host.Get<CommandEngine>()
            .RunAsync(deletionFirst ? [delete, submit] : [submit, delete], isRetry: false, default);
        delete.Acknowledge();
        submit.Acknowledge();

        var answer = Assert.Single(Assert.IsType<SubmitOutcome.Accepted>(await submit.Answer).Results);
        Assert.Equal(
            deletionFirst ? (1, TranscriptStatus.Processing) : (0, TranscriptStatus.Completed),
            ((await delete.Answer).Transcripts, answer.Status)
        );
        if (deletionFirst)
        {
            Deleted.Transcripts.Add(old);
            Acknowledge(Account, (SubmitOutcome.Accepted)await submit.Answer);
        }

        // Found before the id came again: what stands under it now is another transcript.
        Assert.Equal(
            deletionFirst ? 0 : 1,
            (await Host.Batcher.ExecuteAsync(Deletion([new("one", 1, old.FinishedAt!.Value)]), default)).Transcripts
        );
        if (!deletionFirst)
        {
            Deleted.Transcripts.Add(old);
        }
    }

    /// <summary>Two nodes delete and a client repeats its ids all the while: each id is answered old or new, once.</summary>
    [SkippableFact]
    public async Task Deletion_RacingWithRepeatedSubmits_LosesNothing()
    {
        await StartAsync();
        await RegisterAsync(limit: 200);
        var other = await StartNodeAsync(("Retention:RowsPerSecond", "1000000"));
        var ids = Enumerable.Range(0, 150).Select(number => $"t-{number}").ToArray();
        await SubmitAsync(ids);
        await CompleteAsync(await LeaseAsync());
        var before = await AllAsync();
        Clock.Advance(TimeSpan.FromDays(91));

        var deleting = Task.WhenAll(
            Host.Service<TranscriptRetention>().RunAsync(default),
            other.Service<TranscriptRetention>().RunAsync(default)
        );
        var answers = await Task.WhenAll(ids.Select(id => SubmitAsync(id)));
        await deleting;
        await Host.Service<TranscriptRetention>().RunAsync(default);

        var after = (await AllAsync()).ToDictionary(transcript => transcript.Id);
        Deleted.Transcripts.AddRange(before);
        var begun = answers
            .SelectMany(answer => answer.Results)
            .Where(result => result.Status == TranscriptStatus.Processing)
            .Select(result => result.Id);
        Assert.Equal(begun.Order(), after.Keys.Order());
        Assert.All(after.Values, transcript => Assert.True(transcript.Sequence > 150));
        Assert.Equal(after.Count, (await StateAsync()).Running);
        foreach (var transcript in after.Values)
        {
            Deleted.Transcripts.RemoveAll(gone => gone.Id == transcript.Id && gone.Sequence == transcript.Sequence);
        }
    }
}

public sealed class SqliteRetentionRepeatTests() : RetentionRepeatContract(TestEngine.Sqlite);

public sealed class PostgreSqlRetentionRepeatTests() : RetentionRepeatContract(TestEngine.PostgreSql);

public sealed class SqlServerRetentionRepeatTests() : RetentionRepeatContract(TestEngine.SqlServer);
