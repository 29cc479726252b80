using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Notifications;

/// <summary>The first throttled transcript of a UTC day writes one e-mail, in its own transaction.</summary>
public abstract class ThrottleMailContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Submit_FirstThrottledOfTheDay_WritesOneMailWithTheFigures()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(2);
        Assert.Empty(await MailsAsync());

        await SubmitAsync(3);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await SubmitAsync(4);

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(
            new(
                Account,
                new DateOnly(2026, 3, 4),
                Clock.GetUtcNow().AddMinutes(-5),
                Limit: 2,
                Running: 2,
                Queued: 3,
                Throttled: 3
            ),
            ThrottleMail.Read(mail.Payload)
        );
        Assert.Equal(
            (OutboxState.Pending, 0, "throttle-mail:acme:2026-03-04"),
            (mail.State, mail.Attempts, mail.DeduplicationKey)
        );
    }

    [SkippableFact]
    public async Task Submit_NextUtcDay_WritesAnother()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromMilliseconds(1));
        await SubmitAsync(1);
        Assert.Single(await MailsAsync());

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await SubmitAsync(1);

        Assert.Equal(
            ["throttle-mail:acme:2026-03-04", "throttle-mail:acme:2026-03-05"],
            (await MailsAsync()).Select(mail => mail.DeduplicationKey)
        );
    }

    [SkippableFact]
    public async Task Submit_ClockGoesBackOverMidnight_WritesNoSecondMail()
    {
        await RegisterAsync(limit: 1);
        Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));
        await SubmitAsync(2);
        Clock.AdjustTime(Clock.GetUtcNow().AddMinutes(-2));
        await SubmitAsync(1);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await SubmitAsync(1);

        Assert.Equal("throttle-mail:acme:2026-03-05", Assert.Single(await MailsAsync()).DeduplicationKey);
    }

    [SkippableFact]
    public async Task Expire_LostTranscriptMustWait_WritesTheMail()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync("one", "two");
        await LeaseAsync(seconds: 5);
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(2, 1));
        Clock.Advance(TimeSpan.FromSeconds(5));

        await Limiter.ExpireLeasesAsync(100, default);

        Assert.Equal(1, ThrottleMail.Read(Assert.Single(await MailsAsync()).Payload).Throttled);
    }

    [SkippableFact]
    public async Task Submit_ManyNodesAtOnce_WriteOneMail()
    {
        await RegisterAsync(limit: 1);
        var other = await StartNodeAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(call => SubmitAsync(2, node: call % 2 == 0 ? Host : other)));

        Assert.Single(await MailsAsync());
    }

    [SkippableFact]
    public async Task Register_Again_KeepsTheDay()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(2);
        await Host.Registry.RegisterAsync(Registration() with { Name = "Another name" }, default);
        await SubmitAsync(1);

        Assert.Single(await MailsAsync());
    }

    private async Task<List<OutboxMessage>> MailsAsync()
    {
        await using var context = Host.OpenContext();
        return await context.OutboxMessages.AsNoTracking().OrderBy(message => message.CreatedAt).ToListAsync();
    }
}

public sealed class SqliteThrottleMailTests() : ThrottleMailContract(TestEngine.Sqlite);

public sealed class PostgreSqlThrottleMailTests() : ThrottleMailContract(TestEngine.PostgreSql);

public sealed class SqlServerThrottleMailTests() : ThrottleMailContract(TestEngine.SqlServer);
