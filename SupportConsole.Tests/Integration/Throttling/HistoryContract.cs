using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Core.Throttling;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>Rollups, retention and reader against counting minute by minute.</summary>
public abstract partial class HistoryContract(TestEngine engine) : CoreContract(engine), IAsyncLifetime
{
    private const int Gap = 5;
    private const int Days = 40;

    private static readonly string[] Ids = ["a", "b", "c", "d"];

    private readonly Dictionary<string, List<ThrottleMinute>> _rows = [];
    private readonly Dictionary<string, MinuteLine> _lines = [];

    private IThrottlingHistory History => Host.Get<IThrottlingHistory>();

    /// <summary>Takes the made-up rows away before the database is checked: no transcript stands behind them.</summary>
    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_rows.Count > 0)
        {
            await using var context = Host.OpenContext();
            await context.Database.ExecuteSqlAsync($"DELETE FROM throttle_minutes");
        }

        await DisposeAsync();
    }

    [SkippableFact]
    public async Task Period_AnyEdgesAtAnyResolution_IsExact()
    {
        LeaveServersToSoaks();
        await RestartAsync(("Throttling:MinuteDays", "5"), ("Throttling:HourMonths", "1"));
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        var end = Clock.GetUtcNow();
        await FillAsync(dice, end.AddDays(-Days), end);
        await CheckPeriodsAsync(dice, seed, end.AddDays(-Days), 4);

        await RollUpAsync();
        await CheckPeriodsAsync(dice, seed, end.AddDays(-Days), 12);

        await ForgetAsync();
        await CheckPeriodsAsync(dice, seed, end.AddDays(-Days), 12);
    }

    /// <summary>The column of refusals was 0 in every row, because an account that only was refused had none.</summary>
    [SkippableFact]
    public async Task Period_AccountThatWasOnlyRefused_IsListed()
    {
        await RegisterAsync(deposit: 1);
        await OverdrawAsync();
        await Limiter.SubmitAsync(Account, [new(), new(), new()], default);
        var now = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(2));

        var period = await History.PeriodAsync(People.Engineer, new(now.AddHours(-1), now.AddMinutes(1)), default);

        var row = Assert.Single(period.Accounts);
        Assert.Equal((Account, 3, 0), (row.AccountId, row.Refused, row.Minutes));
        Assert.Equal((1, 0, 3), (period.Totals.Accounts, period.Totals.ThrottledAccounts, period.Totals.Refused));
        Assert.Empty(period.Top);
        Assert.Equal(
            3,
            Assert
                .Single(
                    (
                        await History.AccountsAsync(People.Engineer, new(now.AddHours(-1), now.AddMinutes(1)), default)
                    ).Accounts
                )
                .Refused
        );
    }

    /// <summary>An account that was only refused streams or LeMUR requests was not one of the period's.</summary>
    [SkippableFact]
    public async Task Period_RefusedStreamsAndLemurRequests_AreCountedRankedAndDrawn()
    {
        await RegisterAsync("a");
        await RegisterAsync("b");
        var end = Clock.GetUtcNow().Truncate(TimeSpan.FromHours(1));
        await using (var context = Host.OpenContext())
        {
            context.AddRange(
                Streams("a", end.AddHours(-2), 3),
                Streams("a", end.AddMinutes(-1), 4),
                Streams("a", end, 100),
                Streams("b", end.AddMinutes(-59), 9),
                new LemurMinute
                {
                    AccountId = "b",
                    Minute = end.AddMinutes(-2),
                    Refused = 5,
                }
            );
            await context.SaveChangesAsync();
        }

        foreach (var length in new[] { TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(9) })
        {
            var query = new PeriodQuery(end - length, end)
            {
                Measure = HistoryMeasure.Streams,
                Sort = HistorySort.Streams,
            };
            var period = await History.PeriodAsync(People.Engineer, query, default);

            Assert.Equal(
                [("b", 9, 5), ("a", 7, 0)],
                period.Accounts.Select(row => (row.AccountId, row.Streams.Refused, row.Lemur.Refused))
            );
            Assert.Equal(
                (2, 0, 16, 5),
                (
                    period.Totals.Accounts,
                    period.Totals.ThrottledAccounts,
                    period.Totals.Streams.Refused,
                    period.Totals.Lemur.Refused
                )
            );
            Assert.Equal(2, period.CountedAccounts);
            Assert.Equal(["b", "a"], period.Top.Select(series => series.AccountId));
            var ofA = period.Top[1].Values;
            Assert.Equal((7, 4), (ofA.Sum(), period.Size < BucketSize.Day ? ofA[^1] : 4));
            Assert.All(period.Others, value => Assert.Equal(0, value));
            Assert.Equal(
                ["a", "b"],
                (
                    await History.AccountsAsync(People.Engineer, query with { Ascending = true }, default)
                ).Accounts.Select(row => row.AccountId)
            );
        }

        var lemur = await History.PeriodAsync(
            People.Engineer,
            new(end.AddHours(-1), end) { Measure = HistoryMeasure.Lemur, Sort = HistorySort.Lemur },
            default
        );
        Assert.Equal(("b", 5), (Assert.Single(lemur.Top).AccountId, lemur.Top[0].Values[58]));
        Assert.Equal(1, lemur.CountedAccounts);

        static StreamingMinute Streams(string id, DateTimeOffset minute, long refused) =>
            new()
            {
                AccountId = id,
                Minute = minute,
                SessionLimit = 100,
                Refused = refused,
            };
    }

    [SkippableFact]
    public async Task RollUp_KilledAndRunByTwoNodes_CountsEverythingOnce()
    {
        var end = Clock.GetUtcNow();
        await FillAsync(new Random(7), end.AddDays(-3), end);
        var other = await StartNodeAsync();
        using var first = Service<RollupService>(Host);
        using var second = Service<RollupService>(other);
        using var kill = new CancellationTokenSource();

        var runs = new[] { first.RunAsync(default), second.RunAsync(default), first.RunAsync(kill.Token) };
        await kill.CancelAsync();
        await Task.WhenAll(runs[0], runs[1]);
        await Record.ExceptionAsync(() => runs[2]);
        await RollUpAsync();

        await using var context = Host.OpenContext();
        var hours = context.ThrottleRollups.Where(rollup => rollup.Resolution == RollupResolution.Hour).ToList();
        foreach (var id in Ids)
        {
            var complete = end.AddHours(-1); // The last hour's last minutes may still be committed.
            var counted = _lines[id].Count(end.AddDays(-3), complete);
            var ofAccount = hours.Where(hour => hour.AccountId == id).ToList();
            Assert.Equal(
                (counted.Transcripts, counted.Minutes, counted.Episodes),
                (
                    ofAccount.Sum(hour => hour.Throttled),
                    ofAccount.Sum(hour => hour.ThrottledMinutes),
                    ofAccount.Sum(hour => hour.Episodes)
                )
            );
        }
    }

    [SkippableFact]
    public async Task RollUp_MinuteNotOver_WaitsForIt()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        Clock.Advance(TimeSpan.FromMinutes(61));
        using var service = Service<RollupService>(Host);

        Assert.Equal(0, await service.RunAsync(default));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await service.RunAsync(default));
        Assert.Equal(0, await service.RunAsync(default));

        // It is known only from the account's own row: nothing has happened since.
        await using var context = Host.OpenContext();
        var hour = Assert.Single(context.ThrottleRollups);
        Assert.Equal(
            (3L, 60, 1, 3, 3),
            (hour.Throttled, hour.ThrottledMinutes, hour.Episodes, hour.PeakQueued, hour.EndQueued)
        );
    }

    [SkippableFact]
    public async Task RollUp_QueueThatStandsForDays_HasARowEachHour()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        var start = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromDays(3));
        await RollUpAsync();

        var period = await History.PeriodAsync(People.Engineer, new(start, Clock.GetUtcNow()), default);

        var account = Assert.Single(period.Accounts);
        Assert.Equal(
            (3L, 3 * 1_440L, 1L, 3),
            (account.Transcripts, account.Minutes, account.Episodes, account.PeakQueued)
        );
        Assert.Equal(3, account.Now.Queued);
        Assert.Equal(2, account.Now.Limit.Value);
        var week = (await History.AccountAsync(People.Engineer, Account, start, Clock.GetUtcNow(), default))!;
        Assert.Equal(BucketSize.Hour, week.Size);
        Assert.Equal(3 * 1_440, week.Points.Sum(point => point.Sum.ThrottledMinutes));
        Assert.All(week.Points, point =>
            Assert.Equal((2, 5, 3), (point.Sum.PeakRunning, point.Sum.PeakDemand, point.Sum.EndQueued))
        );
    }

    [SkippableFact]
    public async Task Retention_NothingRolledUp_KeepsEverything()
    {
        var end = Clock.GetUtcNow();
        await FillAsync(new Random(3), end.AddDays(-Days), end);
        using var retention = Service<RetentionService>(Host);
        for (var round = 0; round < 5; round++)
        {
            await retention.RunAsync(default);
        }

        await using var context = Host.OpenContext();
        Assert.Equal(
            _rows.Values.Sum(rows => rows.Count),
            context.ThrottleMinutes.Count(minute => minute.Minute < end)
        );
    }

    [SkippableFact]
    public async Task Retention_OldMinutesAndHours_GoAndNoOthers()
    {
        LeaveServersToSoaks();
        await RestartAsync(("Throttling:MinuteDays", "5"), ("Throttling:HourMonths", "1"));
        var end = Clock.GetUtcNow();
        await FillAsync(new Random(3), end.AddDays(-Days), end);
        await RollUpAsync();
        await ForgetAsync();

        await using var context = Host.OpenContext();
        var midnight = new DateTimeOffset(end.UtcDateTime.Date, TimeSpan.Zero);
        Assert.Equal(
            _rows.Values.Sum(rows => rows.Count(row => row.Minute >= midnight.AddDays(-5))),
            context.ThrottleMinutes.Count(minute => minute.Minute < end)
        );
        Assert.Equal(
            midnight.AddMonths(-1),
            context
                .ThrottleRollups.Where(rollup => rollup.Resolution == RollupResolution.Hour)
                .Min(rollup => rollup.Start),
            TimeSpan.FromDays(1)
        );
        Assert.Equal(
            end.AddDays(-Days),
            context
                .ThrottleRollups.Where(rollup => rollup.Resolution == RollupResolution.Day)
                .Min(rollup => rollup.Start),
            TimeSpan.FromDays(1)
        );

        // Refusals of streams and LeMUR requests are known by the minute alone.
        Assert.Null((await History.PeriodAsync(People.Engineer, new(end.AddDays(-4), end), default)).MinutesKeptFrom);
        Assert.Equal(
            midnight.AddDays(-5),
            (await History.PeriodAsync(People.Engineer, new(end.AddDays(-9), end), default)).MinutesKeptFrom
        );
    }

    [SkippableFact]
    public async Task Period_NothingCanHaveHappened_IsEmpty()
    {
        await RegisterAsync();
        var now = Clock.GetUtcNow();
        foreach (
            var (from, to) in new[]
            {
                (now, now.AddHours(-1)),
                (now.AddDays(1), now.AddDays(2)),
                (now.AddHours(-1), now),
                (now.AddYears(-5), now),
                (now.AddSeconds(-30), now),
            }
        )
        {
            var period = await History.PeriodAsync(People.Engineer, new(from, to), default);
            Assert.Empty(period.Accounts);
            Assert.Equal(new PeriodTotals(0, 0, 0, 0, 0, 0), period.Totals);
            Assert.Empty((await History.AccountsAsync(People.Engineer, new(from, to), default)).Accounts);
            Assert.Empty((await History.AccountAsync(People.Engineer, Account, from, to, default))!.Points);
        }

        Assert.Null(await History.AccountAsync(People.Engineer, "nobody", now.AddDays(-1), now, default));
        Assert.Empty(await History.NowAsync(People.Engineer, ["nobody"], default));
    }

    [SkippableFact]
    public async Task Read_WithoutThePermission_IsRefused()
    {
        var nobody = new Actor("x", "Nobody", []);
        var now = Clock.GetUtcNow();

        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            History.PeriodAsync(nobody, new(now.AddHours(-1), now), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            History.AccountsAsync(nobody, new(now.AddHours(-1), now), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            History.AccountAsync(nobody, Account, now.AddHours(-1), now, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() => History.NowAsync(nobody, [Account], default));
    }

    [SkippableFact]
    public async Task Period_SortedAndPaged_ShowsEachAccountOnce()
    {
        var end = Clock.GetUtcNow();
        await FillAsync(new Random(11), end.AddDays(-4), end);
        await RollUpAsync();
        foreach (var sort in Enum.GetValues<HistorySort>())
        {
            var query = new PeriodQuery(end.AddDays(-4), end) { Sort = sort, PageSize = 3 };
            var all = (await History.AccountsAsync(People.Engineer, query, default)).Accounts;
            var first = await History.PeriodAsync(People.Engineer, query, default);
            var last = await History.PeriodAsync(People.Engineer, query with { Page = 99 }, default);
            var reversed = (
                await History.AccountsAsync(People.Engineer, query with { Ascending = true }, default)
            ).Accounts;

            Assert.Equal(1, last.Page);
            Assert.Equal(
                all.Select(account => account.AccountId),
                first.Accounts.Concat(last.Accounts).Select(account => account.AccountId)
            );
            Assert.Equal(
                all.Select(account => Key(account, sort)),
                reversed.Reverse().Select(account => Key(account, sort))
            );
            Assert.Equal(
                all.Select(account => Key(account, sort)).OrderDescending(),
                all.Select(account => Key(account, sort))
            );
        }

        static IComparable Key(ThrottledAccount account, HistorySort sort) =>
            sort switch
            {
                HistorySort.Transcripts => account.Transcripts,
                HistorySort.Minutes => account.Minutes,
                HistorySort.Episodes => account.Episodes,
                HistorySort.Peak => account.PeakQueued,
                HistorySort.Refused => account.Refused,
                HistorySort.Streams => account.Streams.Refused,
                HistorySort.Lemur => account.Lemur.Refused,
                HistorySort.Limit => account.Now.Limit.Value,
                HistorySort.Waiting => account.Now.Queued,
                _ => account.Now.Name,
            };
    }
}

public sealed class SqliteHistoryTests() : HistoryContract(TestEngine.Sqlite);

public sealed class PostgreSqlHistoryTests() : HistoryContract(TestEngine.PostgreSql);

public sealed class SqlServerHistoryTests() : HistoryContract(TestEngine.SqlServer);
