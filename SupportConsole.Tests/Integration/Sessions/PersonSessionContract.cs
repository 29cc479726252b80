using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Sessions;

/// <summary>Sign-ins in the database: what ends on one node is over on all.</summary>
public abstract class PersonSessionContract(TestEngine engine) : CoreContract(engine)
{
    private const string Reason = "The laptop was left on a train";

    private static readonly TimeSpan Day = TimeSpan.FromHours(8);

    private PersonSessions Sessions => Host.Get<PersonSessions>();

    [SkippableFact]
    public async Task Session_IsOpenUntilItsLatestEnd()
    {
        var id = await BeginAsync();

        Assert.True(await Sessions.IsOpenAsync(id, default));
        Clock.Advance(Day - TimeSpan.FromMilliseconds(1));
        Assert.True(await Sessions.IsOpenAsync(id, default));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await Sessions.IsOpenAsync(id, default));
        Assert.False(await Sessions.IsOpenAsync("made-up", default));
    }

    [SkippableFact]
    public async Task End_OnOneNode_HoldsOnAllWithinSeconds()
    {
        var other = await StartNodeAsync();
        var id = await BeginAsync();
        Assert.True(await other.Get<PersonSessions>().IsOpenAsync(id, default));

        await Sessions.EndAsync(id, default);

        Assert.False(await Sessions.IsOpenAsync(id, default));
        Clock.Advance(PersonSessions.Remembered);
        Assert.False(await other.Get<PersonSessions>().IsOpenAsync(id, default));
    }

    [SkippableFact]
    public async Task Revoke_ByAManager_EndsItAndIsAudited()
    {
        var other = await StartNodeAsync();
        var id = await BeginAsync();
        Assert.True(await other.Get<PersonSessions>().IsOpenAsync(id, default));
        var number = Assert.Single(await Sessions.ListAsync(People.Manager, default)).Number;

        var revoked = Assert.IsType<RevokeOutcome.Revoked>(await RevokeAsync(People.Manager, number));

        Assert.False(await Sessions.IsOpenAsync(id, default));
        Clock.Advance(PersonSessions.Remembered);
        Assert.False(await other.Get<PersonSessions>().IsOpenAsync(id, default));
        var session = Assert.Single(await Sessions.ListAsync(People.Manager, default));
        Assert.Equal(People.Manager.Name, session.RevokedBy);
        await using var context = Host.OpenContext();
        var entry = await context.AuditEntries.SingleAsync(entry => entry.Sequence == revoked.AuditSequence);
        Assert.Equal(
            (AuditActions.RevokeSession, AuditOutcome.Applied, Reason),
            (entry.Action, entry.Outcome, entry.Reason)
        );
        Assert.Contains(People.Engineer.Name, entry.Before, StringComparison.Ordinal);
        Assert.DoesNotContain(id, entry.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Revoke_TheSameAttemptTwice_IsOneEntry()
    {
        await BeginAsync();
        var number = Assert.Single(await Sessions.ListAsync(People.Manager, default)).Number;

        var first = await RevokeAsync(People.Manager, number);
        var second = await RevokeAsync(People.Manager, number);

        Assert.Equal(first, second);
        Assert.Equal(
            SessionTexts.Over,
            Assert.IsType<RevokeOutcome.Refused>(await RevokeAsync(People.Manager, number, "again")).Sentence
        );
    }

    [SkippableFact]
    public async Task Revoke_WithoutTheRightOrAReason_ChangesNothing()
    {
        var id = await BeginAsync();
        var number = Assert.Single(await Sessions.ListAsync(People.Manager, default)).Number;

        Assert.Equal(
            SessionTexts.Forbidden,
            Assert.IsType<RevokeOutcome.Refused>(await RevokeAsync(People.Engineer, number)).Sentence
        );
        Assert.IsType<RevokeOutcome.Refused>(
            await Sessions.RevokeAsync(People.Manager, new(number, "short", "no-reason"), default)
        );
        Assert.IsType<RevokeOutcome.Refused>(await RevokeAsync(People.Manager, number + 1, "nobody"));

        Assert.True(await Sessions.IsOpenAsync(id, default));
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Sessions.ListAsync(People.Engineer, default));
        await using var context = Host.OpenContext();
        Assert.Equal(
            [AuditOutcome.Forbidden, AuditOutcome.Refused],
            await context
                .AuditEntries.Where(entry => entry.Action == AuditActions.RevokeSession)
                .OrderBy(entry => entry.Sequence)
                .Select(entry => entry.Outcome)
                .ToListAsync()
        );
    }

    [SkippableFact]
    public async Task BeginAndEnd_AreAuditedOnceEach()
    {
        var id = await BeginAsync();
        await Sessions.EndAsync(id, default);
        await Sessions.EndAsync(id, default);
        await Sessions.EndAsync("made-up", default);

        Assert.Equal(
            [(AuditActions.SignIn, null), (AuditActions.SignOut, null)],
            (await EntriesAsync()).Select(entry => (entry.Action, entry.Rule))
        );
        Assert.All(await EntriesAsync(), entry => Assert.Equal(People.Engineer.Id, entry.ActorId));
    }

    [SkippableFact]
    public async Task Expiry_OfSessionsThatEndedByThemselves_IsAuditedOnceEach()
    {
        var idle = await BeginAsync("idle");
        await Sessions.BeginAsync(People.Manager, Clock.GetUtcNow().AddHours(1), null, "short", default);
        var used = await BeginAsync("used");
        await ExpireAsync();
        Assert.DoesNotContain(await EntriesAsync(), entry => entry.Action == AuditActions.SignOut);

        for (var minutes = 0; minutes < 130; minutes += 10)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True(await Sessions.IsOpenAsync(used, default));
        }

        await ExpireAsync();
        await ExpireAsync();

        var ended = (await EntriesAsync()).Where(entry => entry.Action == AuditActions.SignOut).ToList();
        Assert.Equal([People.Engineer.Id, People.Manager.Id], ended.Select(entry => entry.ActorId));
        Assert.Contains("nobody used it for 2 h 00 min", ended[0].Rule, StringComparison.Ordinal);
        Assert.Contains("its time was up", ended[1].Rule, StringComparison.Ordinal);
        Assert.False(await Sessions.IsOpenAsync(idle, default));
        Assert.True(await Sessions.IsOpenAsync(used, default));
    }

    [SkippableFact]
    public async Task Seen_IsNotedOnceAMinute()
    {
        var id = await BeginAsync();
        var begun = Clock.GetUtcNow();

        Clock.Advance(TimeSpan.FromSeconds(59));
        await Sessions.IsOpenAsync(id, default);
        Assert.Equal(begun, Assert.Single(await Sessions.ListAsync(People.Manager, default)).SeenAt);
        Clock.Advance(PersonSessions.Remembered);
        await Sessions.IsOpenAsync(id, default);

        Assert.Equal(Clock.GetUtcNow(), Assert.Single(await Sessions.ListAsync(People.Manager, default)).SeenAt);
    }

    [SkippableFact]
    public async Task List_OpenOnesFirst_ThenThoseOfTheLastDay()
    {
        var first = await BeginAsync("first");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await BeginAsync(new string('x', 1_000));
        await Sessions.EndAsync(first, default);

        var listed = await Sessions.ListAsync(People.Manager, default);

        Assert.Equal([null, "first"], listed.Select(row => row.EndedAt is null ? null : row.Browser));
        Assert.Equal(PersonSessions.BrowserLength, listed[0].Browser!.Length);
        Clock.Advance(PersonSessions.Listed + Day);
        Assert.Empty(await Sessions.ListAsync(People.Manager, default));
    }

    [SkippableFact]
    public async Task Trim_ThrowsAwayWhatEndedLongAgo()
    {
        await BeginAsync();
        Clock.Advance(SessionTrimming.Kept);
        await TrimAsync();
        await using var context = Host.OpenContext();
        Assert.Equal(1, await context.PersonSessions.CountAsync());

        Clock.Advance(Day);
        await TrimAsync();

        Assert.Equal(0, await context.PersonSessions.CountAsync());
    }

    private Task ExpireAsync() => Host.Service<SessionExpiry>().RunAsync(default);

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var context = Host.OpenContext();
        return await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync();
    }

    private Task TrimAsync() =>
        new SessionTrimming(
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            Host.Get<BackgroundElection>(),
            Clock,
            NullLogger<SessionTrimming>.Instance
        ).RunAsync(default);

    private Task<string> BeginAsync(string browser = "Chromium") =>
        Sessions.BeginAsync(People.Engineer, Clock.GetUtcNow() + Day, "192.0.2.1", browser, default);

    private Task<RevokeOutcome> RevokeAsync(Actor actor, long number, string attempt = "attempt") =>
        Sessions.RevokeAsync(actor, new(number, Reason, attempt), default);
}

public sealed class SqlitePersonSessionTests() : PersonSessionContract(TestEngine.Sqlite);

public sealed class PostgreSqlPersonSessionTests() : PersonSessionContract(TestEngine.PostgreSql);

public sealed class SqlServerPersonSessionTests() : PersonSessionContract(TestEngine.SqlServer);
