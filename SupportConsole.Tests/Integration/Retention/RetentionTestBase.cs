using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Retention;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Retention;

/// <summary>One round of the retention at a time, and what it deleted for the checker.</summary>
public abstract class RetentionTestBase(TestEngine engine) : CoreContract(engine)
{
    private protected Task StartAsync() => RestartAsync(("Retention:RowsPerSecond", "1000000"));

    /// <summary>One round, and what it deleted for the checker.</summary>
    private protected async Task<DeletedRows> DeleteAsync()
    {
        var (transcripts, sessions) = (await AllAsync(), await AllSessionsAsync());
        await ForgetRoundsAsync();
        var deleted = await Host.Service<TranscriptRetention>().RunAsync(default);
        var (left, leftSessions) = (
            (await AllAsync()).Select(transcript => transcript.Id).ToHashSet(),
            (await AllSessionsAsync()).Select(session => session.Id).ToHashSet()
        );
        Deleted.Transcripts.AddRange(transcripts.Where(transcript => !left.Contains(transcript.Id)));
        Deleted.Sessions.AddRange(sessions.Where(session => !leftSessions.Contains(session.Id)));
        return deleted;
    }

    /// <summary>The next round believes the clock, as the first ever does: these tests live months in a moment.</summary>
    private protected async Task ForgetRoundsAsync()
    {
        await using var context = Host.OpenContext();
        await context.RetentionMarks.ExecuteUpdateAsync(row =>
            row.SetProperty(mark => mark.BelievedAt, (DateTimeOffset?)null)
        );
    }

    private protected static DeleteExpiredCommand Deletion(IReadOnlyList<FoundTranscript> found) =>
        new(Account, found, [], TimeSpan.FromDays(90));

    private protected async Task<IReadOnlyList<FoundTranscript>> FoundAsync(string id)
    {
        var transcript = await FindAsync(id);
        return [new(id, transcript.Sequence, transcript.FinishedAt!.Value)];
    }

    private protected async Task<string> OpenAsync() =>
        Assert.IsType<StreamOutcome.Opened>(await Host.Streams.OpenAsync(Account, new(), default)).SessionId;

    private protected async Task SetTimeAsync(string account, int? hours)
    {
        await using var context = Host.OpenContext();
        await context
            .Accounts.Where(row => row.Id == account)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.TranscriptTtlHours, hours));
    }

    private protected async Task<List<Transcript>> AllAsync()
    {
        await using var context = Host.OpenContext();
        return await context.Transcripts.AsNoTracking().ToListAsync();
    }

    private protected async Task<List<StreamingSession>> AllSessionsAsync()
    {
        await using var context = Host.OpenContext();
        return await context.StreamingSessions.AsNoTracking().ToListAsync();
    }

    private protected async Task<int> CountAsync<TRow>()
        where TRow : class
    {
        await using var context = Host.OpenContext();
        return await context.Set<TRow>().CountAsync();
    }
}
