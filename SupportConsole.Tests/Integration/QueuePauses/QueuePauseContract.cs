using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Throttling;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.QueuePauses;

/// <summary>A paused queue: takes, starts nothing, and goes on by a person or by itself.</summary>
public abstract class QueuePauseContract(TestEngine engine) : CoreContract(engine)
{
    private IQueuePauseService Pauses => Host.Get<IQueuePauseService>();

    private DateTimeOffset InAnHour => Clock.GetUtcNow().AddHours(1);

    [SkippableFact]
    public async Task Paused_TakesAndStartsNothing_UntilItIsResumed()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(3);
        var until = InAnHour;
        Assert.IsType<QueuePauseOutcome.Applied>(await PauseAsync(until));

        Assert.Empty((await CompleteAsync(await LeaseAsync())).Started);
        await SubmitAsync(2);

        Assert.Equal((0, 3), ((await StateAsync()).Running, (await StateAsync()).Queued));
        var figures = (await Host.FiguresAsync(People.Engineer, Account))!;
        Assert.Equal(new EffectiveLimit(0, 2, EffectiveLimitReason.Paused), figures.Overview.Limit);
        Assert.Equal((VerdictKind.Paused, null), (figures.Verdict.Kind, figures.Verdict.ExpectedWait));
        var pause = (await Pauses.FindAsync(People.Engineer, Account, default))!.Pause!;
        Assert.Equal(
            (until, Clock.GetUtcNow(), People.Engineer.Name, "Their release went wrong", "SUP-9"),
            (pause.Until, pause.Since, pause.By, pause.Reason, pause.Ticket)
        );

        var resumed = Assert.IsType<QueuePauseOutcome.Applied>(await ResumeAsync(until));

        Assert.Equal((null, 2), (resumed.Until, resumed.Started));
        Assert.Equal((2, 1), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(new QueueStanding(1, null), await Pauses.FindAsync(People.Engineer, Account, default));
    }

    [SkippableFact]
    public async Task Pause_WhoseTimeIsUp_EndsByItself()
    {
        await RegisterAsync(limit: 2);
        var paused = Assert.IsType<QueuePauseOutcome.Applied>(await PauseAsync(InAnHour));
        await SubmitAsync(3);
        var (mine, others) = (Host.Service<QueuePauseExpiry>(), (await StartNodeAsync()).Service<QueuePauseExpiry>());

        Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await mine.RunAsync(default));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await Task.WhenAll(mine.RunAsync(default), others.RunAsync(default))).Sum());

        Assert.Equal((2, 1), ((await StateAsync()).Running, (await StateAsync()).Queued));
        var entry = (await ActsAsync())[0];
        Assert.Equal(
            (AuditActions.EndPause, "system:pause-expiry", $"The time of the pause of #{paused.AuditSequence} was up"),
            (entry.Action, entry.ActorId, entry.Reason)
        );
    }

    [SkippableFact]
    public async Task Change_OfAnotherPauseThanSeen_IsAConflict()
    {
        await RegisterAsync();
        var until = InAnHour;
        await PauseAsync(until);

        Assert.IsType<QueuePauseOutcome.Conflict>(await PauseAsync(until.AddHours(1)));
        Assert.IsType<QueuePauseOutcome.Conflict>(await ResumeAsync(until.AddHours(1)));
        Assert.IsType<QueuePauseOutcome.Applied>(
            await Pauses.ChangeAsync(People.Manager, Wish(until, until.AddHours(1)), default)
        );
        Assert.Equal(until.AddHours(1), (await StateAsync()).PausedUntil);
        Assert.IsType<QueuePauseOutcome.Applied>(await ResumeAsync(until.AddHours(1)));
        Assert.IsType<QueuePauseOutcome.Conflict>(await ResumeAsync(null));
    }

    [SkippableFact]
    public async Task Change_RepeatedOutOfRangeOrWithoutTheRight_ChangesNothingMore()
    {
        await RegisterAsync();
        var wish = Wish(null, InAnHour);
        var first = await Pauses.ChangeAsync(People.Engineer, wish, default);
        Assert.Equal(first, await Pauses.ChangeAsync(People.Engineer, wish, default));
        Assert.IsType<QueuePauseOutcome.Invalid>(
            await Pauses.ChangeAsync(People.Engineer, wish with { Until = InAnHour.AddMinutes(1) }, default)
        );
        await RegisterAsync("other");
        foreach (
            var until in (DateTimeOffset[])[Clock.GetUtcNow(), Clock.GetUtcNow().AddSeconds(59), InAnHour.AddDays(30)]
        )
        {
            Assert.IsType<QueuePauseOutcome.Invalid>(
                await Pauses.ChangeAsync(People.Engineer, Wish(null, until) with { AccountId = "other" }, default)
            );
        }

        Assert.IsType<QueuePauseOutcome.Forbidden>(
            await Pauses.ChangeAsync(People.Approver, Wish(null, InAnHour) with { AccountId = "other" }, default)
        );
        Assert.IsType<QueuePauseOutcome.UnknownAccount>(
            await Pauses.ChangeAsync(People.Engineer, Wish(null, InAnHour) with { AccountId = "nobody" }, default)
        );
        Assert.False((await StateAsync("other")).IsPaused);
    }

    /// <summary>Disabled says more than paused, paused more than the balance.</summary>
    [SkippableFact]
    public async Task Reason_OfSeveral_IsTheFirst()
    {
        await RegisterAsync();
        await OverdrawAsync();
        Assert.Equal(EffectiveLimitReason.NegativeBalance, await ReasonAsync());

        await PauseAsync(InAnHour);
        Assert.Equal(EffectiveLimitReason.Paused, await ReasonAsync());

        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);
        Assert.Equal(EffectiveLimitReason.Disabled, await ReasonAsync());
    }

    private async Task<EffectiveLimitReason> ReasonAsync() =>
        (await Host.Directory.FindAsync(People.Engineer, Account, default))!.Limit.Reason;

    private Task<QueuePauseOutcome> PauseAsync(DateTimeOffset until) =>
        Pauses.ChangeAsync(People.Engineer, Wish(null, until), default);

    private Task<QueuePauseOutcome> ResumeAsync(DateTimeOffset? seen) =>
        Pauses.ChangeAsync(People.Engineer, Wish(seen, null), default);

    private static QueuePauseRequest Wish(DateTimeOffset? seen, DateTimeOffset? until) =>
        new(Account, seen, until, "Their release went wrong", "SUP-9", Guid.NewGuid().ToString("N"));
}

public sealed class SqliteQueuePauseTests() : QueuePauseContract(TestEngine.Sqlite);

public sealed class PostgreSqlQueuePauseTests() : QueuePauseContract(TestEngine.PostgreSql);

public sealed class SqlServerQueuePauseTests() : QueuePauseContract(TestEngine.SqlServer);
