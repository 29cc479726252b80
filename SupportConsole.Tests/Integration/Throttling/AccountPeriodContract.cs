using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>An account's episodes, refusals and limit changes, as real traffic leaves them.</summary>
public abstract class AccountPeriodContract(TestEngine engine) : CoreContract(engine)
{
    private IAccountPeriodReader Reader => Host.Get<IAccountPeriodReader>();

    [SkippableFact]
    public async Task Read_TwoSpells_HasTheirExactWaits()
    {
        await RegisterAsync(limit: 2);
        var start = Clock.GetUtcNow();
        await SubmitAsync("a", "b", "c", "d");
        Clock.Advance(TimeSpan.FromSeconds(90));
        var first = await LeaseAsync();
        await CompleteAsync(first.Take(1));
        Clock.Advance(TimeSpan.FromSeconds(40));
        await CompleteAsync(first.Skip(1));
        await CompleteAsync(await LeaseAsync());
        Clock.Advance(TimeSpan.FromMinutes(20));
        await SubmitAsync("e", "f", "g");
        var since = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(3));

        var period = await ReadAsync(start.AddHours(-1));

        Assert.Equal(2, period.EpisodeTotal);
        var (now, before) = (period.Episodes[0], period.Episodes[1]);
        Assert.Equal((true, since, 1, 1L, 0L), (now.GoesOn, now.Start, now.PeakQueued, now.Throttled, now.Waited));
        Assert.Equal(Clock.GetUtcNow(), now.End);
        Assert.Null(now.MeanWait);
        Assert.Equal(
            (false, start, 3, 2, 2L, 2L),
            (before.GoesOn, before.Start, before.ThrottledMinutes, before.PeakQueued, before.Throttled, before.Waited)
        );
        Assert.Equal((TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(130)), (before.MeanWait, before.LongestWait));
        Assert.Equal((2, 2), (before.LowestLimit, before.HighestLimit));
    }

    /// <summary>The page said "since" the edge of the hour it looks at, beside a list that said more.</summary>
    [SkippableFact]
    public async Task Read_ThrottledForHoursWithPauses_BeginsWhereTheVerdictSays()
    {
        await RegisterAsync(limit: 1);
        var start = Clock.GetUtcNow();
        for (var round = 0; round < 40; round++)
        {
            await SubmitAsync(2);
            await CompleteAsync(await LeaseAsync());
            await CompleteAsync(await LeaseAsync());
            Clock.Advance(TimeSpan.FromMinutes(3));
        }

        await SubmitAsync(2);

        var account = (await Host.FiguresAsync(People.Engineer, Account))!;
        var episode = Assert.Single((await ReadAsync(start.AddHours(-1))).Episodes);
        Assert.Equal((start, ThrottlingClass.Steady), (episode.Start, account.Assessment.Class));
        Assert.Equal(
            (start.Truncate(TimeSpan.FromMinutes(1)), account.Assessment.Since),
            (account.Assessment.Since, account.Verdict.Since)
        );
    }

    [SkippableFact]
    public async Task Read_ManyEpisodes_AreListedNewestFirst()
    {
        await RegisterAsync(limit: 1);
        var start = Clock.GetUtcNow();
        for (var episode = 0; episode < 12; episode++)
        {
            await SubmitAsync(2);
            await CompleteAsync(await LeaseAsync());
            await CompleteAsync(await LeaseAsync());
            Clock.Advance(TimeSpan.FromMinutes(30));
        }

        var period = await ReadAsync(start);

        Assert.Equal((12, 12), (period.EpisodeTotal, period.Episodes.Count));
        Assert.Equal(start, period.Episodes[^1].Start);
        Assert.Equal(period.Episodes.OrderByDescending(episode => episode.Start), period.Episodes);
    }

    [SkippableFact]
    public async Task Read_NegativeBalance_CountsRefusalsAndTheLastMinute()
    {
        await RegisterAsync(deposit: 1);
        await OverdrawAsync();
        Clock.Advance(TimeSpan.FromMinutes(7));
        await Limiter.SubmitAsync(Account, [new(), new(), new()], default);
        var last = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(new BalanceRefusals(3, last), (await ReadAsync(last.AddHours(-1))).Refusals);
        Assert.Equal(new BalanceRefusals(0, null), (await ReadAsync(last.AddMinutes(1))).Refusals);
        Assert.Contains(Host.Log.Lines, line =>
            line.Text.StartsWith(LimitTexts.RefusalLogLine(Account), StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task Read_PeriodsOfAllKinds_AreAnswered()
    {
        var now = Clock.GetUtcNow();
        await RegisterAsync();

        Assert.Empty((await ReadAsync(now.AddMinutes(-1))).Episodes);
        var years = await ReadAsync(now.AddYears(-5));
        Assert.Equal(now.AddDays(-30), years.From);
        Assert.Empty((await Reader.ReadAsync(People.Engineer, Account, now, now.AddHours(-1), default)).Episodes);
        Assert.Empty(
            (await Reader.ReadAsync(People.Engineer, Account, now.AddYears(-5), now.AddYears(-4), default)).Episodes
        );
        Assert.Equal(
            0,
            (await Reader.ReadAsync(People.Engineer, "nobody", now.AddHours(-1), now, default)).EpisodeTotal
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.ReadAsync(new("x", "Nobody", []), Account, now, now, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.LimitChangesAsync(new("x", "Nobody", []), Account, LimitKind.AsyncConcurrency, now, now, default)
        );
    }

    [SkippableFact]
    public async Task Refusals_OfOneProduct_AreThoseOfItAlone()
    {
        await RegisterAsync();
        var now = Clock.GetUtcNow();
        await using var context = Host.OpenContext();
        context.AddRange(
            new StreamingMinute
            {
                AccountId = Account,
                Minute = now.AddMinutes(-30),
                SessionLimit = 121,
                StartingLimit = 100,
                Opened = 121,
                Refused = 20,
            },
            new LemurMinute
            {
                AccountId = Account,
                Minute = now.AddMinutes(-10),
                Refused = 7,
            }
        );
        await context.SaveChangesAsync();

        Assert.Equal([(LimitedProduct.Lemur, 7L), (LimitedProduct.Streaming, 20L)], await RefusedAsync(null));
        Assert.Equal([(LimitedProduct.Streaming, 20L)], await RefusedAsync(LimitedProduct.Streaming));
        Assert.Equal([(LimitedProduct.Lemur, 7L)], await RefusedAsync(LimitedProduct.Lemur));
        await context.StreamingMinutes.ExecuteDeleteAsync(); // Nobody asked for them.
        await context.LemurMinutes.ExecuteDeleteAsync();

        async Task<IEnumerable<(LimitedProduct, long)>> RefusedAsync(LimitedProduct? only) =>
            (
                await Reader.RefusalsAsync(People.Engineer, Account, only, now.AddHours(-1), now, default)
            ).Episodes.Select(row => (row.Product, row.Episode.Throttled));
    }

    [SkippableFact]
    public async Task LimitChanges_OfAPeriod_AreThoseOfTheKindAskedFor()
    {
        await RegisterAsync();
        var now = Clock.GetUtcNow();
        await using var context = Host.OpenContext();
        context.AddRange(
            Change(9_001, -90),
            Change(9_002, -30),
            Change(9_003, -20) with
            {
                AccountId = "other",
            },
            Change(9_004, -10) with
            {
                Kind = LimitKind.StreamingSessionsPerMinute,
            },
            Change(9_005, 0)
        );
        await context.SaveChangesAsync();

        Assert.Equal([9_002], await SequencesAsync(LimitKind.AsyncConcurrency));
        Assert.Equal([9_004], await SequencesAsync(LimitKind.StreamingSessionsPerMinute));
        await context.LimitChanges.Where(change => change.AuditSequence > 9_000).ExecuteDeleteAsync(); // Nobody made them.

        async Task<IEnumerable<long>> SequencesAsync(LimitKind kind) =>
            (await Reader.LimitChangesAsync(People.Engineer, Account, kind, now.AddHours(-1), now, default)).Select(
                change => change.AuditSequence
            );

        LimitChange Change(long sequence, int minute) =>
            new()
            {
                AuditSequence = sequence,
                AccountId = Account,
                Kind = LimitKind.AsyncConcurrency,
                Cause = LimitChangeCause.Change,
                At = now.AddMinutes(minute),
                By = "Robin",
                OldLimit = 200,
                OldSource = LimitSource.PlanDefault,
                NewLimit = 300,
                NewSource = LimitSource.Override,
            };
    }

    [SkippableFact]
    public async Task Account_ThrottledForLong_IsSteadyWithItsFigures()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        var since = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(14));
        var transient = await AccountAsync();
        Clock.Advance(TimeSpan.FromMinutes(27));

        var steady = await AccountAsync();

        Assert.Equal((ThrottlingClass.Transient, 15), (transient.Class, transient.ThrottledMinutes));
        Assert.Equal((ThrottlingClass.Steady, ThrottlingRule.MostOfTheWindow), (steady.Class, steady.Rule));
        Assert.Equal((42, 3, 2, since), (steady.ThrottledMinutes, steady.PeakQueued, steady.LimitAtPeak, steady.Since));
    }

    [SkippableFact]
    public async Task Account_RaisedAfterLong_KnowsThatTheDemandFitsNow()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        Clock.Advance(TimeSpan.FromMinutes(41));

        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(2, 4));
        var tooLittle = (await AccountAsync()).LimitChanged!;
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(4, 5));
        var enough = await AccountAsync();

        Assert.Equal((2, 4, 5, false), (tooLittle.OldLimit, tooLittle.NewLimit, tooLittle.PeakDemand, tooLittle.Fits));
        Assert.Equal(
            new(
                Clock.GetUtcNow().Truncate(TimeSpan.FromMinutes(1)),
                4,
                5,
                Clock.GetUtcNow().Truncate(TimeSpan.FromMinutes(1)),
                5,
                Fits: true
            ),
            enough.LimitChanged
        );
        Assert.Equal((ThrottlingClass.Steady, false), (enough.Class, enough.GoesOn));
    }

    private async Task<ThrottlingAssessment> AccountAsync() =>
        (await Host.FiguresAsync(People.Engineer, Account))!.Assessment;

    private Task<AccountPeriod> ReadAsync(DateTimeOffset from) =>
        Reader.ReadAsync(People.Engineer, Account, from, Clock.GetUtcNow(), default);
}

public sealed class SqliteAccountPeriodTests() : AccountPeriodContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccountPeriodTests() : AccountPeriodContract(TestEngine.PostgreSql);

public sealed class SqlServerAccountPeriodTests() : AccountPeriodContract(TestEngine.SqlServer);
