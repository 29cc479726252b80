using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Throttling;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>What every place says about an account from one set of facts.</summary>
public abstract class VerdictContract(TestEngine engine) : CoreContract(engine)
{
    /// <summary>Alerts said 11:27, Now and the API 13:28, the account's page 11:26.</summary>
    [SkippableFact]
    public async Task Since_WithAShortPauseBehindIt_IsTheSameEverywhere()
    {
        await RegisterAsync(limit: 1);
        Clock.Advance(TimeSpan.FromHours(2));
        var began = Clock.GetUtcNow();
        await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(20));
        await CompleteAsync(await LeaseAsync());
        await CompleteAsync(await LeaseAsync());
        Clock.Advance(TimeSpan.FromMinutes(3));
        await SubmitAsync(3);
        Clock.Advance(TimeSpan.FromMinutes(15));
        await SubmitAsync(1);
        Clock.Advance(TimeSpan.FromMinutes(1));
        using (
            var watch = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<AlertWatch>(
                Host.Get<IServiceProvider>()
            )
        )
        {
            await watch.RunAsync(default);
        }

        var account = (await Host.FiguresAsync(People.Engineer, Account))!;
        var minute = new DateTimeOffset(began.Ticks - (began.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        Assert.Equal(minute, account.Verdict.Since);
        Assert.Equal(minute, account.Assessment.Since);
        Assert.Equal(
            minute,
            Assert.Single((await Host.Throttling.NowAsync(People.Engineer, default)).Throttled).ThrottledSince
        );
        Assert.Equal(
            minute,
            (await Host.Get<IAccountRegistry>().FindLimitsAsync(Account, default))!.Overview.ThrottledSince
        );
        Assert.Equal(
            minute,
            Assert.Single(await Host.Get<IAlerts>().ListAsync(People.Engineer, default)).ThrottledSince
        );
    }

    [SkippableFact]
    public async Task Since_AfterAPauseThatEndsAnEpisode_IsTheNewOne()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await CompleteAsync(await LeaseAsync());
        await CompleteAsync(await LeaseAsync());
        Clock.Advance(TimeSpan.FromMinutes(7));
        await SubmitAsync(3);

        Assert.Equal(Clock.GetUtcNow(), (await Host.FiguresAsync(People.Engineer, Account))!.Verdict.Since);
    }

    [SkippableFact]
    public async Task Peak_BeforeARaise_MetTheLimitOfThatTime()
    {
        await RegisterAsync(limit: 200);
        await SubmitAsync(214);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await CompleteAsync(await LeaseAsync(30));
        await ChangeAsync(200, 240);

        var account = (await Host.FiguresAsync(People.Engineer, Account))!;

        Assert.Equal((214, 200, 240), (account.PeakDemand, account.LimitAtPeak, account.Overview.Limit.Value));
    }

    /// <summary>100 streams opened and 300 refused: "Nothing wrong here", and Now listed nothing.</summary>
    [SkippableFact]
    public async Task StreamsRefused_AreTheVerdictAndStandOnNow()
    {
        await RegisterAsync(plan: AccountPlan.Free, deposit: 10);
        var begun = Clock.GetUtcNow().Truncate(TimeSpan.FromMinutes(1));
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await Host.Get<IStreamLimiter>().OpenAsync(Account, new(), default);
        }

        Clock.Advance(TimeSpan.FromMinutes(5));

        var account = (await Host.FiguresAsync(People.Engineer, Account))!;
        Assert.Equal((3, VerdictKind.StreamsRefused), (account.StreamsRefusedLastHour, account.Verdict.Kind));
        var refused = Assert.Single((await Host.Throttling.NowAsync(People.Engineer, default)).StreamsRefused);
        Assert.Equal((Account, 3), (refused.Account.Account.Id, refused.Refusals));

        // Told since the first of those that are counted, whenever the last was.
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await Host.Get<IStreamLimiter>().OpenAsync(Account, new(), default);
        }

        refused = Assert.Single((await Host.Throttling.NowAsync(People.Engineer, default)).StreamsRefused);
        Assert.Equal((4, begun), (refused.Refusals, refused.FirstMinute));

        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(VerdictKind.NothingWrong, (await Host.FiguresAsync(People.Engineer, Account))!.Verdict.Kind);
        Assert.Empty((await Host.Throttling.NowAsync(People.Engineer, default)).StreamsRefused);
    }

    /// <summary>60 requests answered 429: "Nothing wrong here".</summary>
    [SkippableFact]
    public async Task LemurRefused_AreTheVerdictAndStandOnNow()
    {
        await RegisterAsync(plan: AccountPlan.Free, deposit: 10);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Host.Lemur.AdmitAsync(Account, new(), default)));
        await Host.Lemur.AdmitAsync(Account, new(), default);
        Clock.Advance(TimeSpan.FromMinutes(5));

        var account = (await Host.FiguresAsync(People.Engineer, Account))!;
        Assert.Equal((7, VerdictKind.LemurRefused), (account.LemurRefusedLastHour, account.Verdict.Kind));
        var refused = Assert.Single((await Host.Throttling.NowAsync(People.Engineer, default)).LemurRefused);
        Assert.Equal((Account, 7), (refused.Account.Account.Id, refused.Refusals));

        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(VerdictKind.NothingWrong, (await Host.FiguresAsync(People.Engineer, Account))!.Verdict.Kind);
        Assert.Empty((await Host.Throttling.NowAsync(People.Engineer, default)).LemurRefused);
    }
}

public sealed class SqliteVerdictTests() : VerdictContract(TestEngine.Sqlite);

public sealed class PostgreSqlVerdictTests() : VerdictContract(TestEngine.PostgreSql);

public sealed class SqlServerVerdictTests() : VerdictContract(TestEngine.SqlServer);
