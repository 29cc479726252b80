using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Notifications.Slack;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Integration.Engines;
using SupportConsole.Tests.Integration.Limits;

namespace SupportConsole.Tests.Integration.Hosting;

/// <summary>
/// A node that has nothing to do leaves the disk in peace: a lease's renewals and empty batches once were 20 syncs in
/// half a minute.
/// </summary>
public sealed class SqliteIdleTests() : CoreContract(TestEngine.Sqlite)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    /// <summary>So often is looked until time goes on: some seconds.</summary>
    private const int LooksOfAStep = 2_000;

    /// <summary>A table that each piece of background work looks at.</summary>
    private static readonly string[] LookedAt =
    [
        "transcripts",
        "streaming_sessions",
        "limit_overrides",
        "escalations",
        "change_events",
        "outbox_messages",
        "rollup_marks",
        "account_alerts",
    ];

    [SkippableFact(Timeout = 120_000)]
    public async Task Node_WithNothingToDo_BeginsNoWriteTransaction()
    {
        await RegisterAsync();
        await SubmitAsync(2);
        await CompleteAsync(await LeaseAsync());
        using var statements = new StatementRecorder(Database.ConnectionString);
        await StartBackgroundWorkAsync();
        while (await IsBusyAsync())
        {
            await PassAsync(statements);
        }

        using var idle = new StatementRecorder(Database.ConnectionString);
        using var batches = new MeterRecorder(Host);
        await using var watcher = new SqliteConnection($"Data Source={Database.ConnectionString};Pooling=False");
        await watcher.OpenAsync();
        var version = await VersionAsync(watcher);
        for (var step = 0; step < 60 || LookedAt.Any(table => idle.CountOf(table) < 3); step++)
        {
            await PassAsync(idle);
        }

        Assert.Empty(idle.Writes);
        Assert.Equal(0, batches["batch.size"]);
        Assert.Equal(version, await VersionAsync(watcher));
    }

    private async Task StartBackgroundWorkAsync()
    {
        await Host.StartAsync<BackgroundElection>();
        await Host.StartAsync<LeaseExpiry>();
        await Host.StartAsync<StreamExpiry>();
        await Host.StartAsync<LimitExpiry>();
        await Host.StartAsync<EscalationLapse>();
        await Host.StartAsync<ChangeEventTail>();
        await Host.StartAsync<ChangeEventTrimming>();
        await Host.StartAsync<OutboxDispatcher<ThrottleMailChannel>>();
        await Host.StartAsync<OutboxDispatcher<SlackChannel>>();
        await Host.StartAsync<RollupService>();
        await Host.StartAsync<RetentionService>();
        await Host.StartAsync<AlertWatch>();
    }

    /// <summary>
    /// True while something is left to do of what went before: events to throw away, the history to begin.
    /// </summary>
    private async Task<bool> IsBusyAsync()
    {
        await using var context = Host.OpenContext();
        return await context.ChangeEvents.AnyAsync() || !await context.RollupMarks.AnyAsync();
    }

    /// <summary>Lets time go on until the most frequent look has been taken.</summary>
    private async Task PassAsync(StatementRecorder statements)
    {
        var before = statements.CountOf("transcripts");
        var looks = 0;
        await UntilAsync(() =>
        {
            // A round that was still under way at a step begins its wait after it, and needs another one.
            if (looks++ % LooksOfAStep == 0)
            {
                Clock.Advance(Step);
            }

            return statements.CountOf("transcripts") > before;
        });
    }

    /// <summary>SQLite's own count of what other connections have committed.</summary>
    private static async Task<long> VersionAsync(SqliteConnection watcher)
    {
        await using var command = watcher.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
