using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Notifications;

/// <summary>A message that was given up is sent again when a person says so: the same message, once.</summary>
public abstract class ResendContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly DeliveryResult Arrived = new DeliveryResult.Sent("somewhere");
    private static readonly DeliveryResult Refused = new DeliveryResult.Never("No such address.");

    private IOutboxService Outbox => Host.Get<IOutboxService>();

    [SkippableFact]
    public async Task SendAgain_GivenUp_WaitsAndIsSentOnceUnderItsOwnKey()
    {
        var lost = await LoseAsync();
        var channel = new ScriptedChannel(_ => Arrived);

        var outcome = await SendAgainAsync(People.Manager, lost.Id, "one");
        Assert.Equal(outcome, await SendAgainAsync(People.Manager, lost.Id, "one"));
        var waiting = await MessageAsync();
        await RunAsync(channel);
        Assert.Equal(outcome, await SendAgainAsync(People.Manager, lost.Id, "one"));
        await RunAsync(channel);

        Assert.True(waiting.WaitsAgain);
        Assert.Equal(
            lost with
            {
                State = OutboxState.Pending,
                LastError = null,
                NextAttemptAt = Clock.GetUtcNow(),
            },
            waiting
        );
        Assert.Equal(
            (2, lost.DeduplicationKey, lost.Payload),
            (
                Assert.Single(channel.Attempts).Attempts,
                channel.Attempts[0].DeduplicationKey,
                channel.Attempts[0].Payload
            )
        );
        Assert.Equal((OutboxState.Sent, "somewhere"), ((await MessageAsync()).State, (await MessageAsync()).SentTo));
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 10, default))[0];
        Assert.Equal(
            (AuditActions.ResendMessage, AuditOutcome.Applied, People.Manager.Name),
            (entry.Action, entry.Outcome, entry.ActorName)
        );
        Assert.Equal(Assert.IsType<ResendOutcome.Waits>(outcome).AuditSequence, entry.Sequence);
        Assert.Contains("No such address.", entry.Before, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SendAgain_ManyAtOnceOnTwoNodes_OneDoesIt()
    {
        var lost = await LoseAsync();
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(index =>
                    Task.Run(() =>
                        (index % 2 == 0 ? Host : other)
                            .Get<IOutboxService>()
                            .SendAgainAsync(People.Engineer, lost.Id, $"attempt-{index}", default)
                    )
                )
        );

        Assert.Single(outcomes.OfType<ResendOutcome.Waits>());
        Assert.All(outcomes.OfType<ResendOutcome.Refused>(), refused =>
            Assert.Equal(NotificationTexts.NotGivenUp(OutboxState.Pending), refused.Sentence)
        );
        var channel = new ScriptedChannel(_ => Arrived);
        await RunAsync(channel);
        Assert.Single(channel.Attempts);
    }

    [SkippableFact]
    public async Task SendAgain_FailsAgain_HasARoundOfAttemptsWithItsOwnWaits()
    {
        await ThrottleAsync();
        var channel = new ScriptedChannel(_ => new DeliveryResult.Later("Not now.")) { MaxAttempts = 3 };
        var lost = await GiveUpAsync(channel);

        Assert.IsType<ResendOutcome.Waits>(await SendAgainAsync(People.Engineer, lost.Id, "one"));
        await RunAsync(channel);
        var first = await MessageAsync();
        var again = await GiveUpAsync(channel);

        Assert.Equal((OutboxState.Pending, 4, "Not now."), (first.State, first.Attempts, first.LastError));
        Assert.Equal((6, "Given up after 6 attempts. Not now."), (again.Attempts, again.LastError));
    }

    [SkippableFact]
    public async Task SendAgain_NotGivenUpOrNotAllowed_IsRefusedAndAudited()
    {
        await ThrottleAsync();
        var message = await MessageAsync();
        Assert.Equal(
            new ResendOutcome.Refused(NotificationTexts.NotGivenUp(OutboxState.Pending)),
            await SendAgainAsync(People.Engineer, message.Id, "pending")
        );
        await RunAsync(new ScriptedChannel(_ => Arrived));
        Assert.Equal(
            new ResendOutcome.Refused(NotificationTexts.NotGivenUp(OutboxState.Sent)),
            await SendAgainAsync(People.Engineer, message.Id, "sent")
        );
        Assert.Equal(
            new ResendOutcome.Refused(NotificationTexts.ResendForbidden),
            await SendAgainAsync(People.Approver, message.Id, "approver")
        );
        Assert.Equal(
            new ResendOutcome.Refused(NotificationTexts.NoSuchMessage),
            await SendAgainAsync(People.Engineer, "nothing", "nothing")
        );

        Assert.Equal(
            message with
            {
                State = OutboxState.Sent,
                Attempts = 1,
                SentTo = "somewhere",
                SentAt = Clock.GetUtcNow(),
            },
            await MessageAsync()
        );
        Assert.Equal(
            [AuditOutcome.Forbidden, AuditOutcome.Conflict, AuditOutcome.Conflict],
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 10, default))
                .Where(entry => entry.Action == AuditActions.ResendMessage)
                .Select(entry => entry.Outcome)
        );
    }

    [SkippableFact]
    public async Task SendAgain_PostWithoutSlack_IsRefusedWithWhatToDo()
    {
        await RegisterAsync();
        await using var context = Host.OpenContext();
        context.Add(
            new OutboxMessage
            {
                Id = "post",
                Kind = OutboxKind.SlackPost,
                AccountId = Account,
                DeduplicationKey = "question:1",
                Payload = new EngineeringPost(null, Account, "Why?").Write(),
                CreatedAt = Clock.GetUtcNow(),
                State = OutboxState.Failed,
                Attempts = 1,
                NextAttemptAt = Clock.GetUtcNow(),
                LastError = NotificationTexts.SlackIsNotConfigured,
            }
        );
        await context.SaveChangesAsync();

        Assert.Equal(
            new ResendOutcome.Refused(NotificationTexts.SlackIsNotConfigured),
            await SendAgainAsync(People.Engineer, "post", "one")
        );

        Assert.Equal(OutboxState.Failed, (await MessageAsync()).State);
    }

    /// <summary>
    /// A node was away so long that another gave the message up, and then it had been sent after all: nobody must send
    /// it again.
    /// </summary>
    [SkippableFact]
    public async Task Run_SlowNodeSentWhatAnotherGaveUp_IsSent()
    {
        await ThrottleAsync();
        var ending = new TaskCompletionSource<DeliveryResult>();
        var slow = new ScriptedChannel(_ => ending.Task);
        var run = RunAsync(slow);
        await UntilAsync(() => slow.Attempts.Count == 1);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(new ScriptedChannel(_ => Refused));
        Assert.Equal(OutboxState.Failed, (await MessageAsync()).State);

        ending.SetResult(Arrived);
        await run;

        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);
    }

    private Task<ResendOutcome> SendAgainAsync(Actor actor, string messageId, string attempt) =>
        Outbox.SendAgainAsync(actor, messageId, attempt, default);

    private Task RunAsync(ScriptedChannel channel) =>
        ActivatorUtilities
            .CreateInstance<OutboxDispatcher<ScriptedChannel>>(Host.Get<IServiceProvider>(), channel)
            .RunAsync(default);

    private async Task ThrottleAsync()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(2);
    }

    /// <summary>A mail that was refused for good.</summary>
    private async Task<OutboxMessage> LoseAsync()
    {
        await ThrottleAsync();
        await RunAsync(new ScriptedChannel(_ => Refused));
        return await MessageAsync();
    }

    /// <summary>
    /// Attempts until no more are made. The first waits of a round are short: that is how long all of it may take.
    /// </summary>
    private async Task<OutboxMessage> GiveUpAsync(ScriptedChannel channel)
    {
        var end = Clock.GetUtcNow().AddSeconds(12 + 24);
        for (var message = await MessageAsync(); message.State == OutboxState.Pending; message = await MessageAsync())
        {
            Assert.InRange(message.NextAttemptAt, DateTimeOffset.MinValue, end);
            Clock.Advance(
                message.NextAttemptAt > Clock.GetUtcNow() ? message.NextAttemptAt - Clock.GetUtcNow() : TimeSpan.Zero
            );
            await RunAsync(channel);
        }

        return await MessageAsync();
    }

    private async Task<OutboxMessage> MessageAsync()
    {
        await using var context = Host.OpenContext();
        return await context.OutboxMessages.AsNoTracking().SingleAsync();
    }
}

public sealed class SqliteResendTests() : ResendContract(TestEngine.Sqlite);

public sealed class PostgreSqlResendTests() : ResendContract(TestEngine.PostgreSql);

public sealed class SqlServerResendTests() : ResendContract(TestEngine.SqlServer);
