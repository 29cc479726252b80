using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Replies;

/// <summary>Replies from an account's real figures, and the question to engineering.</summary>
public abstract class RepliesContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly (string, string) Slack = ("Slack:WebhookUrl", "http://127.0.0.1:9/services/x");

    [SkippableFact]
    public async Task Find_ThrottledAccount_OffersWhatFits()
    {
        await RegisterAsync();
        Assert.Equal(ReplyKind.NotThrottled, (await FindAsync())!.Replies[0].Kind);

        await SubmitAsync(210);

        var sheet = (await FindAsync())!;
        Assert.Equal(ReplyKind.Transient, sheet.Replies[0].Kind);
        Assert.Contains("10 wait", sheet.Replies[0].Text, StringComparison.Ordinal);
        Assert.False(sheet.CanPost);
        Assert.Null(await Host.Get<IReplies>().FindAsync(People.Engineer, "nobody", default));
    }

    /// <summary>"We have raised your limit" was ready to copy before any raise, and after it was undone.</summary>
    [SkippableFact]
    public async Task Find_Raise_IsNewsUntilItIsUndone()
    {
        await RegisterAsync();
        await SubmitAsync(210);
        Assert.False(await MayTellOfRaiseAsync());

        var raised = Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(200, 205));
        Assert.True(await MayTellOfRaiseAsync());
        Assert.Equal(ReplyKind.SteadyRaised, (await FindAsync())!.Fits);

        await Host.Changes.UndoAsync(
            People.Engineer,
            new(Account, raised.AuditSequence, "Slip of the finger", "SUP-1", "undo"),
            default
        );
        Assert.False(await MayTellOfRaiseAsync());
    }

    [SkippableFact]
    public async Task Ask_WithSlack_IsPostedOnceAndAudited()
    {
        await RestartAsync(Slack);
        await RegisterAsync();

        var first = await AskAsync("Is it <slow> & why?", "one");
        var again = await AskAsync("Is it <slow> & why?", "one");

        Assert.IsType<QuestionOutcome.Asked>(first);
        Assert.Equal(first, again);
        await using var context = Host.OpenContext();
        var message = await context.OutboxMessages.SingleAsync();
        Assert.Equal(
            "Is it &lt;slow&gt; &amp; why?\nAsked by Eve Engineer.",
            EngineeringPost.Read(message.Payload).Text
        );
        var entry = Assert.Single(await ActsAsync());
        Assert.Equal((AuditActions.AskEngineering, AuditOutcome.Applied), (entry.Action, entry.Outcome));
        Assert.Equal(OutboxState.Pending, (await FindAsync())!.LastQuestion!.State);
    }

    [SkippableFact]
    public async Task Ask_WithoutSlackOrPermission_IsRefusedAndAudited()
    {
        await RegisterAsync();
        Assert.Equal(
            new QuestionOutcome.Refused(NotificationTexts.SlackIsNotConfigured),
            await AskAsync("Why?", "one")
        );
        Assert.IsType<QuestionOutcome.Refused>(
            await Host.Get<IReplies>().AskAsync(People.Stranger, Account, "Why?", "two", default)
        );
        Assert.IsType<QuestionOutcome.Refused>(await AskAsync(" ", "three"));

        var entries = await ActsAsync();
        Assert.Equal([AuditOutcome.Forbidden, AuditOutcome.Refused], entries.Select(entry => entry.Outcome));
        await using var context = Host.OpenContext();
        Assert.Empty(await context.OutboxMessages.ToListAsync());
    }

    private Task<ReplySheet?> FindAsync() => Host.Get<IReplies>().FindAsync(People.Engineer, Account, default);

    private async Task<bool> MayTellOfRaiseAsync() =>
        (await FindAsync())!.Replies.Single(reply => reply.Kind == ReplyKind.SteadyRaised).MayBeCopied;

    private Task<QuestionOutcome> AskAsync(string text, string correlationId) =>
        Host.Get<IReplies>().AskAsync(People.Engineer, Account, text, correlationId, default);
}

public sealed class SqliteRepliesTests() : RepliesContract(TestEngine.Sqlite);

public sealed class PostgreSqlRepliesTests() : RepliesContract(TestEngine.PostgreSql);

public sealed class SqlServerRepliesTests() : RepliesContract(TestEngine.SqlServer);
