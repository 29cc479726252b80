using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Retention;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Retention;

/// <summary>What is deleted after its time, and what stays.</summary>
public abstract class RetentionContract(TestEngine engine) : RetentionTestBase(engine)
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
}

public sealed class SqliteRetentionTests() : RetentionContract(TestEngine.Sqlite);

public sealed class PostgreSqlRetentionTests() : RetentionContract(TestEngine.PostgreSql);

public sealed class SqlServerRetentionTests() : RetentionContract(TestEngine.SqlServer);
