using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;
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

        Clock.Advance(TimeSpan.FromSeconds(1));
        var resumed = Assert.IsType<QueuePauseOutcome.Applied>(await ResumeAsync(until));

        Assert.Equal((null, 2), (resumed.Until, resumed.Started));
        Assert.Equal((2, 1), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(new QueueStanding(1, null), await Pauses.FindAsync(People.Engineer, Account, default));
    }

    /// <summary>The pause is support's act: an account with room under its limit was told that it had been throttled.</summary>
    [SkippableFact]
    public async Task Submit_HeldByThePauseAlone_IsNotThrottledAndSendsNoMail()
    {
        await RegisterAsync(limit: 4);
        await SubmitAsync(2);
        await PauseAsync(InAnHour);
        await SubmitAsync("a", "b");
        await LoseAsync(1);

        Assert.Equal(Throttle.Never, (await FindAsync("b"))!.Throttle);
        Assert.Equal(0, (await Host.FiguresAsync(People.Engineer, Account))!.ThrottledLastHour);
        Assert.Empty(await MailsAsync());

        await SubmitAsync("c");
        Assert.Equal(Throttle.Waiting, (await FindAsync("c"))!.Throttle);
        Assert.Equal(1, (await Host.FiguresAsync(People.Engineer, Account))!.ThrottledLastHour);
        Assert.Empty(await MailsAsync());
    }

    /// <summary>None of them was throttled, so that they were told to nobody: "nothing is lost".</summary>
    [SkippableFact]
    public async Task Cancelled_OfAPausedQueue_AreCounted()
    {
        await RegisterAsync(limit: 4);
        await SubmitAsync(2);
        await PauseAsync(InAnHour);
        await SubmitAsync("a", "b", "c");
        await CompleteAsync(await LeaseAsync());
        Assert.Equal(0, (await Host.FiguresAsync(People.Engineer, Account))!.CanceledLastHour);

        await Host.Get<IPlatformCancellation>().CancelAsync("b", default);

        Assert.Equal(1, (await Host.FiguresAsync(People.Engineer, Account))!.CanceledLastHour);
    }

    /// <summary>The day's mail is not used up by a pause: it tells of what waits for the limit when the queue goes on.</summary>
    [SkippableFact]
    public async Task Resume_WhatTheLimitHoldsThen_IsToldOfOnce()
    {
        await RegisterAsync(limit: 2);
        await PauseAsync(InAnHour);
        await SubmitAsync(5);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ResumeAsync((await StateAsync()).PausedUntil);

        var mail = ThrottleMail.Read(Assert.Single(await MailsAsync()).Payload);
        Assert.Equal((2, 2, 3, 3L), (mail.Limit, mail.Running, mail.Queued, mail.Throttled));

        await SubmitAsync(1);
        Assert.Single(await MailsAsync());
    }

    /// <summary>An account with 7 of 200 running was called throttled with a peak of 2 over 200, and so was its reply.</summary>
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Figures_OfWaitsInAPause_AreNotOverTheLimit(int minutes)
    {
        await RegisterAsync(limit: 20);
        await SubmitAsync(7);
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        await PauseAsync(InAnHour);
        await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));

        await IsNotThrottledAsync(VerdictKind.Paused);
        await ResumeAsync((await StateAsync()).PausedUntil);
        await IsNotThrottledAsync(VerdictKind.NothingWrong);
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        await IsNotThrottledAsync(VerdictKind.NothingWrong);
    }

    [SkippableFact]
    public async Task Figures_OfMoreInAPauseThanTheLimit_AreOverIt()
    {
        await RegisterAsync(limit: 20);
        await PauseAsync(InAnHour);
        await SubmitAsync(30);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ResumeAsync((await StateAsync()).PausedUntil);

        var figures = (await Host.FiguresAsync(People.Engineer, Account))!;
        Assert.Equal(
            (VerdictKind.Throttled, 20, 10),
            (figures.Verdict.Kind, figures.LimitAtPeak, figures.Verdict.Waiting)
        );
        Assert.NotEqual(ThrottlingClass.NotThrottled, figures.Assessment.Class);
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

    /// <summary>The account's creation stood there as since when it was paused, and nobody as who did it.</summary>
    [SkippableFact]
    public async Task Cause_OfAPauseAndOfADisabling_IsTheActItself()
    {
        await RegisterAsync();
        Assert.Null((await Host.Registry.FindLimitsAsync(Account, default))!.Cause);
        Clock.Advance(TimeSpan.FromHours(1));
        var until = InAnHour;
        await PauseAsync(until);
        var since = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            new LimitCause(since, People.Engineer.Name, until),
            (await Host.Registry.FindLimitsAsync(Account, default))!.Cause
        );

        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);
        since = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Host.Registry.RegisterAsync(Registration() with { Disabled = true, Name = "Another name" }, default);

        Assert.Equal(since, (await Host.Registry.FindLimitsAsync(Account, default))!.Cause!.Since);
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

    private async Task IsNotThrottledAsync(VerdictKind verdict)
    {
        var figures = (await Host.FiguresAsync(People.Engineer, Account))!;
        Assert.Equal(
            (verdict, ThrottlingClass.NotThrottled, 0, 20),
            (figures.Verdict.Kind, figures.Assessment.Class, figures.ThrottledLastHour, figures.LimitAtPeak)
        );
        var now = Clock.GetUtcNow();
        Assert.Empty(
            (
                await Host.Get<IAccountPeriodReader>()
                    .ReadAsync(People.Engineer, Account, now.AddHours(-1), now.AddMinutes(1), default)
            ).Episodes
        );
    }

    /// <summary>A worker takes some, and is not heard of any more.</summary>
    private async Task LoseAsync(int count)
    {
        Assert.Equal(count, (await LeaseAsync(count)).Count);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Limiter.ExpireLeasesAsync(10, default);
    }

    private async Task<List<OutboxMessage>> MailsAsync()
    {
        await using var context = Host.OpenContext();
        return await context.OutboxMessages.AsNoTracking().ToListAsync();
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
