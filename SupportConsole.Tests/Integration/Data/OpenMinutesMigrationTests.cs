using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>A database of the version before takes its history along.</summary>
public sealed class OpenMinutesMigrationTests
{
    [SkippableTheory]
    [MemberData(nameof(StartupTests.Engines), MemberType = typeof(StartupTests))]
    public async Task Start_OnADatabaseWithMinuteRows_KeepsTheHistoryAndGoesOnInTheSameMinute(string engine)
    {
        await using var database = await StartupTests.Engine(engine).CreateEmptyAsync();
        var clock = new FakeClock();
        var minute = clock.GetUtcNow().ToUnixTimeMilliseconds() / 60_000 * 60_000;
        await using (var before = CoreHost.Create(database, clock))
        {
            if (database.Provider == DatabaseProvider.Sqlite)
            {
                before.Get<SqliteDatabase>().Create();
            }

            await using var old = before.OpenContext();
            await old.GetService<IMigrator>()
                .MigrateAsync(database.Provider == DatabaseProvider.SqlServer ? "Initial" : "AccountSearchIndex");
            foreach (var statement in Rows(minute))
            {
                await old.Database.ExecuteSqlRawAsync(
                    database.Provider == DatabaseProvider.PostgreSql
                        ? statement.Replace("/*no*/0", "false", StringComparison.Ordinal)
                        : statement
                );
            }
        }

        await using var node = await CoreHost.StartAsync(database, clock);
        Assert.IsType<SubmitOutcome.Accepted>(await node.Limiter.SubmitAsync("acme", [new("two")], default));

        await using var context = node.OpenContext();
        var minutes = await context.ThrottleMinutes.AsNoTracking().OrderBy(row => row.Minute).ToListAsync();
        Assert.Equal([minute - 60_000, minute], minutes.Select(row => row.Minute.ToUnixTimeMilliseconds()));
        Assert.Equal((0, 7, 3), (minutes[0].Submitted, minutes[0].RefusedForBalance, minutes[0].PeakDemand));
        Assert.Equal((2, 2, 2), (minutes[1].Submitted, minutes[1].PeakRunning, minutes[1].EndRunning));
        await InvariantChecker.CheckAsync(node, new Dictionary<string, string> { ["one"] = "acme", ["two"] = "acme" });
    }

    private static string[] Rows(long minute) =>
        [
            "INSERT INTO accounts (id, email, name, created_at, search_id, search_email, search_domain, search_name, "
                + "search_text) "
                + "VALUES ('acme', 'ops@acme.example', 'Acme', 0, 'acme', 'ops@acme.example', 'acme.example', "
                + "'acme', 'acme')",
            "INSERT INTO projects (account_id, id, name, created_at) VALUES ('acme', 'default', 'default', 0)",
            "INSERT INTO account_states (account_id, account_plan, disabled, eom_billing, balance, running, queued, "
                + "next_sequence, version) "
                + "VALUES ('acme', 1, /*no*/0, /*no*/0, 0, 1, 0, 2, 1)",
            "INSERT INTO transcripts (id, account_id, project_id, model, sequence, status, throttle, attempts, "
                + "submitted_at, started_at, cost) "
                + $"VALUES ('one', 'acme', 'default', 'universal', 1, 1, 0, 0, {minute}, {minute}, 0)",
            Minute(minute - 60_000, "0, 0, 0, 7, 2, 1, 3, 0, 0, 200"),
            Minute(minute, "1, 0, 0, 0, 1, 0, 1, 1, 0, 200"),
        ];

    private static string Minute(long start, string figures) =>
        "INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, "
        + "refused_for_balance, peak_running, peak_queued, peak_demand, "
        + $"end_running, end_queued, end_limit) VALUES ('acme', {start}, {figures})";
}
