using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Tests.Integration.Administration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What the console reads about streaming and LeMUR.</summary>
public abstract class RateReaderContract(TestEngine engine) : AdministrationTestBase(engine)
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
    public async Task Session_ByItsIdOrTheCallersName_IsFoundInItsAccountOnly()
    {
        await RegisterAsync(deposit: 100);
        var opened = await OpenAsync(request: new(RequestId: "call-1"));
        Clock.Advance(Minute);
        await EndAsync(opened.SessionId);

        var byId = Assert.IsType<SessionFinding.Session>(await SessionAsync(opened.SessionId));
        Assert.Equal((opened.SessionId, "default", (string?)null), (byId.Found.Id, byId.Found.ProjectId, byId.Key));
        Assert.Equal(Minute, TimeSpan.FromMilliseconds(byId.Found.ChargedMilliseconds));
        Assert.Equal(byId, await SessionAsync("call-1"));
        await RegisterAsync("other");
        Assert.IsType<SessionFinding.Nothing>(
            await Reader.FindSessionAsync(People.Engineer, "other", opened.SessionId, default)
        );
        Assert.IsType<SessionFinding.Nothing>(await SessionAsync("no such id\0"));
    }

    [SkippableFact]
    public async Task Session_RefusedAttempt_IsKnownForADayUnderTheCallersName()
    {
        await RegisterAsync();
        await OpenManyAsync(100);
        Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync(request: new(RequestId: "call-2")));

        var refused = Assert.IsType<SessionFinding.RefusedAttempt>(await SessionAsync("call-2"));

        Assert.Equal(("call-2", LimitTexts.TooManySessions), (refused.RequestId, refused.Error));
        Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<SessionFinding.Nothing>(await SessionAsync("call-2"));
    }

    [SkippableFact]
    public async Task Account_SessionsOpenForLong_AreCounted()
    {
        await RegisterAsync();
        await OpenManyAsync(3);
        Clock.Advance(TimeSpan.FromMinutes(60));
        await OpenManyAsync(2);

        var overview = (await ReadAsync())!;

        Assert.Equal((5, 3, 3), (overview.OpenTotal, overview.OpenLong, overview.NeverTerminated));
    }

    [SkippableFact]
    public async Task Moves_OfAPeriod_NameEachRiseAndFall()
    {
        await RegisterAsync();
        var start = Clock.GetUtcNow();
        await OpenManyAsync(100);
        Clock.Advance(Minute);
        await OpenManyAsync(1);
        Clock.Advance(Minute);
        await OpenManyAsync(1);

        var moves = await Reader.MovesAsync(People.Engineer, Account, start, Clock.GetUtcNow() + Minute, default);

        Assert.Equal(
            [(110, 100, StreamingMoveCause.Fall), (100, 110, StreamingMoveCause.Rise)],
            moves.Select(move => (move.From, move.To, move.Cause))
        );
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

    /// <summary>A raise to 600 turned every idle minute of the past into one at 600, and every older step with it.</summary>
    [SkippableFact]
    public async Task History_AfterAChangeOfTheLimit_KeepsWhatStoodBefore()
    {
        await RegisterAsync();
        var start = Clock.GetUtcNow();
        await OpenManyAsync(100);
        Clock.Advance(Minute * 10);
        await OpenManyAsync(100);
        Clock.Advance(Minute * 10);
        var before = await MovesAsync();
        await OwnAsync(null, 200);
        Clock.Advance(Minute * 10);
        await OwnAsync(200, 150);
        Clock.Advance(Minute * 5);

        var moves = await MovesAsync();

        Assert.Equal(
            [(100, 110, StreamingMoveCause.Rise), (110, 100, StreamingMoveCause.Fall)],
            before.Take(2).Reverse().Select(move => (move.From, move.To, move.Cause))
        );
        Assert.Equal(
            [(30, 200, 150, StreamingMoveCause.Terms), (20, 100, 200, StreamingMoveCause.Terms)],
            moves
                .Take(2)
                .Select(move => ((int)(move.At - start.Truncate(Minute)).TotalMinutes, move.From, move.To, move.Cause))
        );
        Assert.Equal(before, moves.Skip(2));
        var whatIf = (await Host.Get<IStreamingWhatIf>().ReplayAsync(People.Engineer, Account, 300, default))!;
        Assert.Equal((200, 300), (whatIf.Recorded.HighestLimit, whatIf.Proposed.HighestLimit));

        Task<IReadOnlyList<StreamingMove>> MovesAsync() =>
            Reader.MovesAsync(People.Engineer, Account, start, Clock.GetUtcNow(), default);
    }

    [SkippableFact]
    public async Task History_AfterAnotherPlan_KeepsWhatStoodBefore()
    {
        await RegisterAsync();
        var start = Clock.GetUtcNow();
        await OpenManyAsync(3);
        Clock.Advance(Minute * 10);
        await ChangePlanAsync(AccountPlan.Free);
        Clock.Advance(Minute * 10);

        var history = await Reader.HistoryAsync(People.Engineer, Account, start, Clock.GetUtcNow(), default);

        Assert.Equal([100, 100, 5], history.Select(span => span.Limit));
        Assert.Equal(start.Truncate(Minute) + (Minute * 10), history[^1].From);
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

    private async Task OwnAsync(int? seen, int wanted) =>
        Assert.IsType<OverrideOutcome.Applied>(
            await Host.Get<IOverrideService>()
                .ChangeAsync(
                    People.Engineer,
                    new(
                        Account,
                        LimitKind.StreamingSessionsPerMinute,
                        seen,
                        wanted,
                        "Agreed in the contract",
                        "SUP-77",
                        Guid.NewGuid().ToString("N")
                    ),
                    default
                )
        );

    private Task<SessionFinding> SessionAsync(string id) =>
        Reader.FindSessionAsync(People.Engineer, Account, id, default);

    private Task<RateOverview?> ReadAsync() => Reader.AccountAsync(People.Engineer, Account, default);
}

public sealed class SqliteRateReaderTests() : RateReaderContract(TestEngine.Sqlite);

public sealed class PostgreSqlRateReaderTests() : RateReaderContract(TestEngine.PostgreSql);

public sealed class SqlServerRateReaderTests() : RateReaderContract(TestEngine.SqlServer);
