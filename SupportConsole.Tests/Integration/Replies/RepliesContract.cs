using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Cancellation;
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

    /// <summary>
    /// After all that waited was cancelled, by support or by the platform, the customer was told that nothing was lost.
    /// </summary>
    [SkippableFact]
    public async Task Find_AfterCancellations_CountsThem()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync("a", "b", "c", "d", "e", "f");
        await Host.Get<IPlatformCancellation>().CancelAsync("c", default);
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Host.Get<ICancellationService>()
            .CancelAsync(People.Engineer, new(Account, "d", "Asked for by the customer", "SUP-9", "cancel"), default);

        Assert.Contains("2 transcripts that waited were cancelled", await TransientAsync(), StringComparison.Ordinal);

        await CompleteAsync(await LeaseAsync());
        Assert.DoesNotContain("need not send anything again", await TransientAsync(), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(62));
        await CompleteAsync(await LeaseAsync());
        Assert.DoesNotContain("cancelled", await TransientAsync(), StringComparison.Ordinal);
    }

    /// <summary>Beside "new sessions were refused" stood "not throttled" and a question about slow transcription.</summary>
    [SkippableFact]
    public async Task Find_StreamsRefused_BeginsWithTheReplyAboutThem()
    {
        await RegisterAsync();
        for (var session = 0; session < 101; session++)
        {
            await Host.Streams.OpenAsync(Account, new(), default);
        }

        var sheet = (await FindAsync())!;

        Assert.Equal(
            (ReplyKind.StreamsTransient, ReplyKind.StreamsTransient),
            (sheet.Fits!.Value, sheet.Replies[0].Kind)
        );
        Assert.Contains(sheet.Replies, reply => reply.Kind == ReplyKind.NotThrottled);
        Assert.Equal(sheet.Replies.Count, sheet.Replies.DistinctBy(reply => reply.Kind).Count());
    }

    [SkippableFact]
    public async Task Find_NegativeBalance_BeginsWithRepliesAboutMoney()
    {
        await RegisterAsync();
        await OverdrawAsync();

        var sheet = (await FindAsync())!;

        Assert.NotEqual(ReplyKind.NotThrottled, sheet.Fits);
        Assert.Contains(sheet.Replies[0].Kind, ReplyTexts.BillingKinds);
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

    private async Task<string> TransientAsync() =>
        (await FindAsync())!.Replies.Single(reply => reply.Kind == ReplyKind.Transient).Text;

    private async Task<bool> MayTellOfRaiseAsync() =>
        (await FindAsync())!.Replies.Single(reply => reply.Kind == ReplyKind.SteadyRaised).MayBeCopied;

    private Task<QuestionOutcome> AskAsync(string text, string correlationId) =>
        Host.Get<IReplies>().AskAsync(People.Engineer, Account, text, correlationId, default);
}

public sealed class SqliteRepliesTests() : RepliesContract(TestEngine.Sqlite);

public sealed class PostgreSqlRepliesTests() : RepliesContract(TestEngine.PostgreSql);

public sealed class SqlServerRepliesTests() : RepliesContract(TestEngine.SqlServer);
