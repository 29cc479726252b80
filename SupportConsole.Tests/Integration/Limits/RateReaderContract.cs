using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What the console reads about streaming and LeMUR.</summary>
public abstract class RateReaderContract(TestEngine engine) : RateContract(engine)
{
    private IRateReader Reader => Host.Get<IRateReader>();

    [SkippableFact]
    public async Task Account_WithTraffic_ShowsMinuteWindowAndSessions()
    {
        await RegisterAsync(deposit: 100);
        await OpenManyAsync(12);
        Clock.Advance(TimeSpan.FromHours(3));
        await Host.Streams.CloseExpiredAsync(7, default);
        Assert.Equal(100, await OpenManyAsync(130));
        Clock.Advance(Minute);
        await AskManyAsync(4);
        await OpenManyAsync(3);

        var first = (await ReadAsync())!;

        Assert.Equal((110, 3), (first.Rates.Streaming.Minute.SessionLimit, first.Rates.Streaming.Minute.Opened));
        Assert.Equal(
            (4, 26, 60),
            (first.Rates.Lemur.Used, first.Rates.Lemur.Allowance.Remaining, first.Rates.Lemur.Allowance.ResetSeconds)
        );
        Assert.Equal((108, 108, 7, 7), (first.OpenTotal, first.Open.Count, first.ExpiredTotal, first.Expired.Count));
        Assert.Equal(Clock.GetUtcNow() - TimeSpan.FromHours(3) - Minute, first.Open[0].OpenedAt);
        Assert.Equal(
            (30, (Clock.GetUtcNow() - Minute).Truncate(Minute)),
            (first.RefusedLastHour, first.LastRefusedMinute)
        );
        Clock.Advance(TimeSpan.FromHours(2));
        var later = (await ReadAsync())!;
        Assert.Equal((0, null), (later.RefusedLastHour, later.LastRefusedMinute));
        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(0, (await ReadAsync())!.ExpiredTotal);
    }

    [SkippableFact]
    public async Task History_WithIdleMinutes_FillsThemIn()
    {
        await RegisterAsync();
        var start = Clock.GetUtcNow();
        await OpenManyAsync(120);
        Clock.Advance(Minute);
        await OpenManyAsync(110);
        Clock.Advance(Minute * 5);

        var history = await Reader.HistoryAsync(
            People.Engineer,
            Account,
            start.AddHours(-1),
            Clock.GetUtcNow(),
            default
        );

        Assert.Equal(
            [(0, 1, 100, 100, 20), (1, 2, 110, 110, 0), (2, 3, 121, 0, 0), (3, 4, 110, 0, 0), (4, 6, 100, 0, 0)],
            history.Select(part => (Minutes(part.From), Minutes(part.To), part.Limit, part.Opened, part.Refused))
        );
        Assert.Empty(await Reader.HistoryAsync(People.Engineer, Account, start.AddHours(-2), start, default));
        Assert.Empty(await Reader.HistoryAsync(People.Engineer, "nobody", start, Clock.GetUtcNow(), default));

        int Minutes(DateTimeOffset at) => (int)(at - start).TotalMinutes;
    }

    [SkippableFact]
    public async Task Read_UnknownAccountOrNoPermission_IsTold()
    {
        var nobody = new Actor("x", "Nobody", []);

        Assert.Null(await ReadAsync());
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Reader.AccountAsync(nobody, Account, default));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.HistoryAsync(nobody, Account, Clock.GetUtcNow(), Clock.GetUtcNow(), default)
        );
    }

    private Task<RateOverview?> ReadAsync() => Reader.AccountAsync(People.Engineer, Account, default);
}

public sealed class SqliteRateReaderTests() : RateReaderContract(TestEngine.Sqlite);

public sealed class PostgreSqlRateReaderTests() : RateReaderContract(TestEngine.PostgreSql);

public sealed class SqlServerRateReaderTests() : RateReaderContract(TestEngine.SqlServer);
