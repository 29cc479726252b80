using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Retention;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Retention;

/// <summary>What is deleted after its time, what stays, and what an id that comes again means.</summary>
public abstract class RetentionContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Round_FinishedLongAgo_IsDeletedAndItsUsageStays()
    {
        await StartAsync();
        await RegisterAsync(limit: 3, deposit: 5);
        await SubmitAsync("old-1", "old-2", "runs", "waits");
        await CompleteAsync((await LeaseAsync(seconds: 3_600)).Where(lease => lease.Id != "runs"), 60_000);
        await LeaseAsync();
        Clock.Advance(TimeSpan.FromDays(60));
        await SubmitAsync("young");
        Clock.Advance(TimeSpan.FromDays(30));
        var (usage, audit) = (await CountAsync<UsageHour>(), await CountAsync<AuditEntry>());

        Assert.Equal(new DeletedRows(2, 0), await DeleteAsync());

        Assert.Null(await Limiter.FindAsync("old-1", default));
        Assert.Equal(TranscriptStatus.Processing, (await FindAsync("runs")).Status);
        Assert.Equal((usage, audit), (await CountAsync<UsageHour>(), await CountAsync<AuditEntry>()));
        Assert.Equal(new DeletedRows(0, 0), await DeleteAsync());
    }

    [SkippableFact]
    public async Task OwnTime_ShorterOrLonger_IsTheAccounts()
    {
        await StartAsync();
        foreach (var account in (string[])["short", "long", Account])
        {
            await RegisterAsync(account);
            await SubmitAsync(account, null, [new($"of-{account}")]);
        }

        await CompleteAsync(await LeaseAsync());
        await SetTimeAsync("short", 1);
        await SetTimeAsync("long", 87_600);

        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(new DeletedRows(0, 0), await DeleteAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new DeletedRows(1, 0), await DeleteAsync());
        Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(new DeletedRows(1, 0), await DeleteAsync());
        Assert.NotNull(await Limiter.FindAsync("of-long", default));

        // Back to the setting's: what is older is found, however long ago it was passed over.
        await SetTimeAsync("long", null);
        Assert.Equal(new DeletedRows(1, 0), await DeleteAsync());
    }

    /// <summary>The time that stands when it is decided counts, not the one by which it was found.</summary>
    [SkippableFact]
    public async Task OwnTime_RaisedSinceTheyWereFound_KeepsThem()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        await SetTimeAsync(Account, 1);
        Clock.Advance(TimeSpan.FromHours(2));
        var found = await FoundAsync("one");
        await SetTimeAsync(Account, 3);

        Assert.Equal(new DeletedRows(0, 0), await Host.Batcher.ExecuteAsync(Deletion(found), default));
        Assert.NotNull(await Limiter.FindAsync("one", default));
    }

    [SkippableFact]
    public async Task LostLeases_OfADeletedTranscript_GoWithIt()
    {
        await StartAsync();
        await RegisterAsync(limit: 1);
        await SubmitAsync("one");
        await LeaseAsync(seconds: 5);
        Clock.Advance(TimeSpan.FromSeconds(6));
        await Limiter.ExpireLeasesAsync(10, default);
        await CompleteAsync(await LeaseAsync());
        Assert.Equal(1, await CountAsync<TranscriptLease>());
        Clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal(new DeletedRows(1, 0), await DeleteAsync());

        Assert.Equal(0, await CountAsync<TranscriptLease>());
    }

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

    [SkippableFact]
    public async Task Sessions_EndedLongAgo_AreDeletedAndOpenOnesStay()
    {
        await StartAsync();
        await RegisterAsync();
        var ended = await OpenAsync();
        await Host.Streams.EndAsync(ended, null, default);
        Clock.Advance(TimeSpan.FromDays(90));
        var open = await OpenAsync();

        Assert.Equal(new DeletedRows(0, 1), await DeleteAsync());

        Assert.IsType<EndStreamOutcome.Ended>(await Host.Streams.EndAsync(open, null, default));
        Assert.IsNotType<EndStreamOutcome.Ended>(await Host.Streams.EndAsync(ended, null, default));
    }

    [SkippableFact]
    public async Task Messages_SentLongAgo_AreDeletedAndOthersStay()
    {
        await StartAsync();
        await RegisterAsync();
        await using (var context = Host.OpenContext())
        {
            context.AddRange(
                Message("sent", OutboxState.Sent),
                Message("failed", OutboxState.Failed),
                Message("pending", OutboxState.Pending)
            );
            await context.SaveChangesAsync();
        }

        Clock.Advance(TimeSpan.FromDays(29));
        await DeleteAsync();
        Assert.Equal(3, await CountAsync<OutboxMessage>());
        Clock.Advance(TimeSpan.FromDays(1));
        await DeleteAsync();

        await using var after = Host.OpenContext();
        Assert.Equal(
            ["failed", "pending"],
            await after
                .Set<OutboxMessage>()
                .Select(message => message.DeduplicationKey)
                .OrderBy(key => key)
                .ToListAsync()
        );
    }

    /// <summary>A clock that is a year ahead for a minute would have had everything deleted that had ended.</summary>
    [SkippableFact]
    public async Task Clock_AYearAheadForAWhile_DeletesNothingAndIsToldOnce()
    {
        await StartAsync();
        await RegisterAsync();
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        var session = await OpenAsync();
        await Host.Streams.EndAsync(session, null, default);
        await SetTimeAsync(Account, 24);
        var retention = Host.Service<TranscriptRetention>();
        await retention.RunAsync(default);
        var year = TimeSpan.FromDays(365);

        Clock.Jump(year);
        var ahead = (await retention.RunAsync(default), await retention.RunAsync(default));
        var told = Told();
        Clock.Jump(-year);
        var right = await retention.RunAsync(default);

        Assert.Equal((new(0, 0), new(0, 0)), ahead);
        Assert.Equal(new(0, 0), right);
        Assert.Equal((1, 1), (told, Told()));
        Assert.NotNull(await Limiter.FindAsync("one", default));
        Assert.Single(await AllSessionsAsync());

        // Told again when it happens again.
        Clock.Jump(year);
        await retention.RunAsync(default);
        Assert.Equal(2, Told());
        Clock.Jump(-year);

        int Told() =>
            Host.Log.Lines.Count(line => line.Text.Contains("hours after the last round", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Clock_AfterAnOutage_IsFollowedByAnHourARound()
    {
        await StartAsync();
        await RegisterAsync();
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        await SetTimeAsync(Account, 3);
        var retention = Host.Service<TranscriptRetention>();
        await retention.RunAsync(default);
        Clock.Advance(TimeSpan.FromHours(10));
        var gone = await FindAsync("one");

        // The second by another node, which goes on where this one was.
        var other = (await StartNodeAsync(("Retention:RowsPerSecond", "1000000"))).Service<TranscriptRetention>();
        int[] deleted =
        [
            (await retention.RunAsync(default)).Transcripts,
            (await other.RunAsync(default)).Transcripts,
            (await retention.RunAsync(default)).Transcripts,
        ];
        Deleted.Transcripts.Add(gone);

        Assert.Equal([0, 0, 1], deleted);
    }

    /// <summary>A clock that is behind for a while leaves no years to catch up with.</summary>
    [SkippableFact]
    public async Task Clock_YearsBehindForAWhile_IsForgotten()
    {
        await StartAsync();
        var clock = Host.Get<RetentionClock>();
        var first = await clock.NextAsync(default);

        Clock.Jump(-TimeSpan.FromDays(3_650));
        var behind = await clock.NextAsync(default);
        Clock.Jump(TimeSpan.FromDays(3_650));
        var again = await clock.NextAsync(default);

        Assert.Equal((behind.Clock, first.At), (behind.At, again.At));
        Assert.False(again.IsBehind);
    }

    private Task StartAsync() => RestartAsync(("Retention:RowsPerSecond", "1000000"));

    /// <summary>One round, and what it deleted for the checker.</summary>
    private async Task<DeletedRows> DeleteAsync()
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
    private async Task ForgetRoundsAsync()
    {
        await using var context = Host.OpenContext();
        await context.RetentionMarks.ExecuteUpdateAsync(row =>
            row.SetProperty(mark => mark.BelievedAt, (DateTimeOffset?)null)
        );
    }

    private static DeleteExpiredCommand Deletion(IReadOnlyList<FoundTranscript> found) =>
        new(Account, found, [], TimeSpan.FromDays(90));

    private async Task<IReadOnlyList<FoundTranscript>> FoundAsync(string id)
    {
        var transcript = await FindAsync(id);
        return [new(id, transcript.Sequence, transcript.FinishedAt!.Value)];
    }

    private async Task<string> OpenAsync() =>
        Assert.IsType<StreamOutcome.Opened>(await Host.Streams.OpenAsync(Account, new(), default)).SessionId;

    private OutboxMessage Message(string key, OutboxState state) =>
        new()
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N"),
            Kind = OutboxKind.Email,
            AccountId = Account,
            DeduplicationKey = key,
            Payload = "{}",
            CreatedAt = Clock.GetUtcNow(),
            State = state,
            NextAttemptAt = Clock.GetUtcNow(),
            SentAt = state == OutboxState.Sent ? Clock.GetUtcNow() : null,
        };

    private async Task SetTimeAsync(string account, int? hours)
    {
        await using var context = Host.OpenContext();
        await context
            .Accounts.Where(row => row.Id == account)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.TranscriptTtlHours, hours));
    }

    private async Task<List<Transcript>> AllAsync()
    {
        await using var context = Host.OpenContext();
        return await context.Transcripts.AsNoTracking().ToListAsync();
    }

    private async Task<List<StreamingSession>> AllSessionsAsync()
    {
        await using var context = Host.OpenContext();
        return await context.StreamingSessions.AsNoTracking().ToListAsync();
    }

    private async Task<int> CountAsync<TRow>()
        where TRow : class
    {
        await using var context = Host.OpenContext();
        return await context.Set<TRow>().CountAsync();
    }
}

public sealed class SqliteRetentionTests() : RetentionContract(TestEngine.Sqlite);

public sealed class PostgreSqlRetentionTests() : RetentionContract(TestEngine.PostgreSql);

public sealed class SqlServerRetentionTests() : RetentionContract(TestEngine.SqlServer);
