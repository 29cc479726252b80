using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Notifications;

/// <summary>A message is sent by one node, again when it failed, and given up when there is no hope.</summary>
public abstract class OutboxContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly DeliveryResult Arrived = new DeliveryResult.Sent("somewhere");

    [SkippableFact]
    public async Task Run_Due_SendsAndTellsThePages()
    {
        await ThrottleAsync();
        await ToldAsync();
        var told = 0;
        using var subscription = Host.Get<SupportConsole.Core.Live.ILiveUpdates>().Subscribe(Account, () => told++);
        var channel = new ScriptedChannel(_ => Arrived);

        await Dispatcher(channel).RunAsync(default);
        await Dispatcher(channel).RunAsync(default);

        var message = await MessageAsync();
        Assert.Equal(
            (OutboxState.Sent, 1, "somewhere", Clock.GetUtcNow()),
            (message.State, message.Attempts, message.SentTo, message.SentAt)
        );
        Assert.Null(message.ClaimedBy);
        Assert.Single(channel.Attempts);
        Assert.Equal(1, told);
        await using var context = Host.OpenContext();
        Assert.Equal(Account, (await context.ChangeEvents.OrderBy(change => change.Id).LastAsync()).Accounts);
    }

    [SkippableFact]
    public async Task Run_FailsForNow_TriesAgainLaterEachTimeThenGivesUp()
    {
        await ThrottleAsync();
        var channel = new ScriptedChannel(_ => new DeliveryResult.Later("Not now.")) { MaxAttempts = 4 };
        var dispatcher = Dispatcher(channel);
        var waits = new List<double>();

        for (var attempt = 1; attempt < channel.MaxAttempts; attempt++)
        {
            await dispatcher.RunAsync(default);
            var message = await MessageAsync();
            Assert.Equal(
                (OutboxState.Pending, attempt, "Not now."),
                (message.State, message.Attempts, message.LastError)
            );
            waits.Add((message.NextAttemptAt - Clock.GetUtcNow()).TotalSeconds);
            Clock.Advance(message.NextAttemptAt - Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
            await dispatcher.RunAsync(default);
            Assert.Equal(attempt, channel.Attempts.Count);
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await dispatcher.RunAsync(default);
        var last = await MessageAsync();
        Assert.Equal(
            (OutboxState.Failed, 4, "Given up after 4 attempts. Not now."),
            (last.State, last.Attempts, last.LastError)
        );
        Assert.Collection(
            waits,
            first => Assert.InRange(first, 8, 12),
            second => Assert.InRange(second, 16, 24),
            third => Assert.InRange(third, 32, 48)
        );
        Clock.Advance(TimeSpan.FromDays(30));
        await dispatcher.RunAsync(default);
        Assert.Equal(4, channel.Attempts.Count);
    }

    [SkippableFact]
    public async Task Run_OneAttemptIsAllThereIs_SaysSoInWords()
    {
        await ThrottleAsync();

        await Dispatcher(new ScriptedChannel(_ => new DeliveryResult.Later("Not now.")) { MaxAttempts = 1 })
            .RunAsync(default);

        Assert.Equal("Given up after 1 attempt. Not now.", (await MessageAsync()).LastError);
    }

    [SkippableFact]
    public async Task Run_OtherSideAsksForAPause_LeavesItAloneWithAllMessages()
    {
        await ThrottleAsync();
        await ThrottleAsync("other");
        var channel = new ScriptedChannel(message =>
            message.Attempts == 1 && message.AccountId == Account
                ? new DeliveryResult.Later("429", TimeSpan.FromMinutes(3))
                : Arrived
        );
        var dispatcher = Dispatcher(channel);

        await dispatcher.RunAsync(default);
        Clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        await dispatcher.RunAsync(default);
        Assert.Single(channel.Attempts);

        Clock.Advance(TimeSpan.FromSeconds(20)); // Up to a tenth longer.
        await dispatcher.RunAsync(default);
        Assert.Equal(3, channel.Attempts.Count);
    }

    /// <summary>A server that hung up after each mail got the same one twenty times.</summary>
    [SkippableFact]
    public async Task Run_HandedOverWithoutAnAnswer_GoesOnceMoreAfterAnHour()
    {
        await ThrottleAsync();
        var channel = new ScriptedChannel(message =>
            message.Attempts == 2 ? new DeliveryResult.Later("Not now.") : new DeliveryResult.Unanswered()
        );
        var dispatcher = Dispatcher(channel);

        await dispatcher.RunAsync(default);
        Clock.Advance(TimeSpan.FromMinutes(59));
        await dispatcher.RunAsync(default);
        Assert.Single(channel.Attempts);

        for (var minute = 0; minute < 600; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await dispatcher.RunAsync(default);
        }

        Assert.Equal(3, channel.Attempts.Count);
        var last = await MessageAsync();
        Assert.Equal(
            (OutboxState.Failed, $"Handed over twice without an answer. {DeliveryResult.Unanswered.Why}"),
            (last.State, last.LastError)
        );
    }

    [SkippableFact]
    public async Task Run_RefusedForGood_GivesUpAtOnceAndGoesOn()
    {
        await ThrottleAsync();
        await ThrottleAsync("other");
        var channel = new ScriptedChannel(message =>
            message.AccountId == Account ? new DeliveryResult.Never("No such address.") : Arrived
        );

        await Dispatcher(channel).RunAsync(default);

        Assert.Equal(
            (OutboxState.Failed, "No such address."),
            ((await MessageAsync()).State, (await MessageAsync()).LastError)
        );
        Assert.Equal(OutboxState.Sent, (await MessageAsync("other")).State);
    }

    [SkippableFact]
    public async Task Run_ChannelBreaks_IsLoggedAndTriedAgain()
    {
        await ThrottleAsync();
        var channel = new ScriptedChannel(message =>
            message.Attempts == 1 ? throw new InvalidOperationException("a bug") : Arrived
        );

        await Dispatcher(channel).RunAsync(default);
        Clock.Advance(TimeSpan.FromSeconds(12));
        await Dispatcher(channel).RunAsync(default);

        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);
        Assert.Contains(Host.Log.Lines, line => line.Text.Contains("a bug", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_ManyNodesAtOnce_OneSends()
    {
        for (var account = 0; account < 8; account++)
        {
            await ThrottleAsync($"account-{account}");
        }

        var other = await StartNodeAsync();
        var channels = Enumerable.Range(0, 6).Select(_ => new ScriptedChannel(_ => Arrived)).ToList();

        await Task.WhenAll(
            channels.Select((channel, index) => Dispatcher(channel, index % 2 == 0 ? Host : other).RunAsync(default))
        );

        var sent = channels.SelectMany(channel => channel.Attempts).Select(message => message.AccountId).ToList();
        Assert.Equal(8, sent.Count);
        Assert.Equal(8, sent.Distinct().Count());
    }

    [SkippableFact]
    public async Task Run_NodeDiesInAnAttempt_AnotherTakesOverAfterTheClaim()
    {
        await ThrottleAsync();
        var never = new TaskCompletionSource<DeliveryResult>();
        var dying = new ScriptedChannel(_ => never.Task);
        _ = Dispatcher(dying).RunAsync(default);
        await UntilAsync(() => dying.Attempts.Count == 1);
        var channel = new ScriptedChannel(_ => Arrived);

        Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await Dispatcher(channel).RunAsync(default);
        Assert.Empty(channel.Attempts);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await Dispatcher(channel).RunAsync(default);
        Assert.Equal(2, Assert.Single(channel.Attempts).Attempts);
        Assert.Equal(OutboxState.Sent, (await MessageAsync()).State);
    }

    [SkippableFact]
    public async Task Run_SlowNodeComesBack_ItsFailureIsIgnoredAndItsSuccessIsNot()
    {
        foreach (
            var (late, expected) in new[]
            {
                (new DeliveryResult.Never("late"), OutboxState.Pending),
                (Arrived, OutboxState.Sent),
            }
        )
        {
            var account = $"slow-{expected}";
            await ThrottleAsync(account);
            var ending = new TaskCompletionSource<DeliveryResult>();
            var slow = new ScriptedChannel(_ => ending.Task);
            var run = Dispatcher(slow).RunAsync(default);
            await UntilAsync(() => slow.Attempts.Count == 1);
            Clock.Advance(TimeSpan.FromMinutes(5));
            await Dispatcher(new ScriptedChannel(_ => new DeliveryResult.Later("again"))).RunAsync(default);

            ending.SetResult(late);
            await run;

            Assert.Equal(expected, (await MessageAsync(account)).State);
        }
    }

    [SkippableFact]
    public async Task Mails_OfAnAccount_AreListedNewestFirstByPage()
    {
        await RegisterAsync(limit: 1);
        for (var day = 0; day < 9; day++)
        {
            await SubmitAsync(2);
            Clock.Advance(TimeSpan.FromDays(1));
        }

        await Dispatcher(
                new ScriptedChannel(message => message.CreatedAt.Day == 4 ? Arrived : new DeliveryResult.Never("No."))
            )
            .RunAsync(default);
        var reader = Host.Get<INotificationReader>();

        var first = await reader.ThrottleMailsAsync(People.Manager, Account, 0, default);
        var second = await reader.ThrottleMailsAsync(People.Manager, Account, 1, default);

        Assert.Equal((9, 7, 2), (first.Total, first.Mails.Count, second.Mails.Count));
        Assert.Equal(new DateOnly(2026, 3, 12), first.Mails[0].Figures.Day);
        Assert.Equal(
            (OutboxState.Failed, "No.", 1),
            (first.Mails[0].State, first.Mails[0].LastError, first.Mails[0].Attempts)
        );
        Assert.Equal((OutboxState.Sent, "somewhere"), (second.Mails[1].State, second.Mails[1].SentTo));
        Assert.EndsWith("mails", first.Folder, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SupportConsole.Core.Access.PermissionDeniedException>(() =>
            reader.ThrottleMailsAsync(People.Stranger, Account, 0, default)
        );
    }

    private static OutboxDispatcher<ScriptedChannel> Dispatcher(ScriptedChannel channel, CoreHost node) =>
        ActivatorUtilities.CreateInstance<OutboxDispatcher<ScriptedChannel>>(node.Get<IServiceProvider>(), channel);

    private OutboxDispatcher<ScriptedChannel> Dispatcher(ScriptedChannel channel) => Dispatcher(channel, Host);

    private async Task ThrottleAsync(string account = Account)
    {
        await RegisterAsync(account, limit: 1);
        await SubmitAsync(2, account);
    }

    private async Task<OutboxMessage> MessageAsync(string account = Account)
    {
        await using var context = Host.OpenContext();
        return await context.OutboxMessages.AsNoTracking().SingleAsync(message => message.AccountId == account);
    }
}

public sealed class SqliteOutboxTests() : OutboxContract(TestEngine.Sqlite);

public sealed class PostgreSqlOutboxTests() : OutboxContract(TestEngine.PostgreSql);

public sealed class SqlServerOutboxTests() : OutboxContract(TestEngine.SqlServer);
