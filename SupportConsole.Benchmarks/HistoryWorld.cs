using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Years of many accounts' history, written by set-based statements as if it had been lived: each account is active on
/// some days, for a part of an hour; a few are throttled often, most seldom. Days, months and years are there for all
/// of it, hours for 13 months, minutes for 30 days.
/// </summary>
internal static class HistoryWorld
{
    private const int PageSize = 5_000;

    /// <summary>
    /// Minutes with something in them on an active day: 10,000 accounts active on 30 % of five years' days make
    /// 100,000,000.
    /// </summary>
    private const int ActiveMinutes = 18;

    public static string Id(int number) => $"a{number:00000}";

    public static async Task WriteAsync(BenchmarkHost host, int accounts, int years)
    {
        await RegisterAsync(host, accounts);
        var now = TimeProvider.System.GetUtcNow();
        var hour = Milliseconds(RollupCalendar.StartOf(RollupResolution.Hour, now));
        var day = Milliseconds(RollupCalendar.StartOf(RollupResolution.Day, now));
        var month = Milliseconds(RollupCalendar.StartOf(RollupResolution.Month, now));
        var year = Milliseconds(RollupCalendar.StartOf(RollupResolution.Year, now));
        var (hoursFrom, minutesFrom) = (
            Milliseconds(RollupCalendar.StartOf(RollupResolution.Day, now.AddMonths(-13))),
            Milliseconds(RollupCalendar.StartOf(RollupResolution.Day, now.AddDays(-30)))
        );
        var days = (int)(365.25 * years);
        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));

        // First of all: the background work goes by these and leaves everything alone.
        await context.Database.ExecuteSqlAsync($"DELETE FROM rollup_marks");
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO rollup_marks (resolution, rolled_up_to, source_kept_from) VALUES (0, {hour}, {minutesFrom}), (1, {day}, {hoursFrom}), (2, {month}, 0), (3, {year}, 0)"
        );

        // An active day: which account, the hour and minute it begins, and whether it is throttled. Rank 0 is throttled
        // most. The length is in the condition so that the dice are thrown for each account: without it SQLite throws
        // them once a day for all.
        await context.Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE active AS
            WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < {days})
            SELECT s.account_id, {day} - d.n * 86400000 AS day_start,
                {day} - d.n * 86400000 + (abs(random()) % 24) * 3600000 AS hour_start, abs(random()) % 40 AS first_minute,
                (abs(random()) % 1000000) < 350000 * 100 / (CAST(substr(s.account_id, 2) AS INTEGER) + 100) AS is_throttled, 1 + abs(random()) % 400 AS depth
            FROM number d CROSS JOIN account_states s WHERE abs(random()) % 10 < 3 + 0 * length(s.account_id)
            """
        );
        await WriteRollupsAsync(context, 0, "hour_start", hoursFrom, hour);
        await WriteRollupsAsync(context, 1, "day_start", 0, day);
        await SumUpAsync(context, 2, "start of month", month);
        await SumUpAsync(context, 3, "start of year", year);
        await context.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < {ActiveMinutes - 1})
            INSERT INTO throttle_minutes (account_id, minute_start, submitted, throttled, finished, refused_for_balance, waited, wait_milliseconds, longest_wait_milliseconds,
                peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit)
            SELECT account_id, hour_start + (first_minute + n) * 60000, 30, is_throttled * 20, 30, 0, 0, 0, 0, 200, is_throttled * depth, 200 + is_throttled * depth, 0,
                CASE WHEN n < {ActiveMinutes - 1} THEN is_throttled * depth ELSE 0 END, 200
            FROM active CROSS JOIN number WHERE hour_start >= {minutesFrom} AND hour_start + (first_minute + n) * 60000 < {Milliseconds(
                now
            )}
            """
        );

        // Last seen at different times of the last day.
        await context.Database.ExecuteSqlAsync(
            $"UPDATE account_states SET minute_start = {Milliseconds(now)} / 60000 * 60000 - (abs(random()) % 1440) * 60000"
        );
        await context.Database.ExecuteSqlAsync($"DROP TABLE active");
    }

    private static async Task WriteRollupsAsync(
        ConsoleDbContext context,
        int resolution,
        string start,
        long from,
        long to
    )
    {
#pragma warning disable EF1002 // The column's name is one of two of this file.
        await context.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO throttle_rollups SELECT account_id, {0}, {{start}}, 30 * {1}, is_throttled * 20 * {1}, 30 * {1}, 0, {1}, 0, 0, 200, is_throttled * depth,
                200 + is_throttled * depth, 0, 0, 200, is_throttled * {1}, is_throttled,
                CASE WHEN is_throttled THEN hour_start + (first_minute + {1} - 1) * 60000 END
            FROM active WHERE {{start}} >= {2} AND {{start}} < {3} ORDER BY account_id, {{start}}
            """,
            resolution,
            ActiveMinutes,
            from,
            to
        );
#pragma warning restore EF1002
    }

    /// <summary>Sums up what is one resolution finer.</summary>
    private static Task<int> SumUpAsync(ConsoleDbContext context, int resolution, string start, long to) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO throttle_rollups SELECT account_id, {resolution}, CAST(strftime('%s', bucket_start / 1000, 'unixepoch', {start}) AS INTEGER) * 1000 AS start, sum(submitted),
                sum(throttled), sum(finished), sum(refused_for_balance), sum(waited), sum(wait_milliseconds), max(longest_wait_milliseconds), max(peak_running),
                max(peak_queued), max(peak_demand), 0, 0, 200, sum(throttled_minutes), sum(episodes), max(last_throttled_minute)
            FROM throttle_rollups WHERE resolution = {resolution - 1} AND bucket_start < {to} GROUP BY account_id, start
            """
        );

    /// <summary>By the store's own statements, thousands a transaction.</summary>
    private static async Task RegisterAsync(BenchmarkHost host, int count)
    {
        var store = host.Get<ICommandStore>();
        foreach (var page in Enumerable.Range(0, count).Chunk(PageSize))
        {
            var accounts = page.Select(Make).ToList();
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            transaction.Tables<IAccountTables>().Insert(accounts);
            transaction
                .Tables<IAccountStateTables>()
                .Insert([
                    .. accounts.Select(account => new AccountState
                    {
                        AccountId = account.Id,
                        Plan = AccountPlan.PayAsYouGo,
                    }),
                ]);
            await transaction.CommitAsync();
        }
    }

    private static Account Make(int number)
    {
        var (id, email, name, stripe) = (
            Id(number),
            $"ops@bench{number}.example",
            $"Account {number}",
            $"cus_H{number:x7}"
        );
        return new()
        {
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = stripe,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Keys = AccountSearchKeys.Of(id, email, name, stripe),
        };
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
