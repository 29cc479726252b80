using Bunit;
using SupportConsole.Components.Replies;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Replies;

public sealed class RepliesCardTests : PageContext
{
    [Fact]
    public void Open_TheFittingReply_StandsThereReadyToCopy()
    {
        var card = Show();

        Assert.Equal("Hello, transient", card.Find("[data-reply]").TextContent);
        Assert.Equal("Hello, transient", card.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Contains("(fits)", card.Find("option").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Another_StaysAndWarns()
    {
        var card = Show();
        card.Find("select").Change(nameof(ReplyKind.NotThrottled));
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("Hello, not throttled", card.Find("[data-reply]").TextContent);
        Assert.Contains("Look again.", card.Markup, StringComparison.Ordinal);
    }

    /// <summary>"We have raised your limit" was preselected and copied before anybody had raised it.</summary>
    [Fact]
    public void Choose_AReplyThatIsNotTrue_SaysWhichActMakesItTrueAndCannotBeCopied()
    {
        Replies.Desk = Replies.Desk with { Replies = [.. Replies.Desk.Replies, new(ReplyKind.SteadyRaised, "Limit raised", "Hello, raised", null) { Obstacle = "Raise it first." }] };
        var card = Show();
        card.Find("select").Change(nameof(ReplyKind.SteadyRaised));

        Assert.Equal("Hello, raised", card.Find("[data-reply]").TextContent);
        Assert.Contains("Raise it first.", card.Find("[data-reply-obstacle]").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-copy]"));
    }

    [Fact]
    public void Open_NoReplyFits_PreselectsNone()
    {
        Replies.Desk = Replies.Desk with { Fits = null };
        var card = Show();

        Assert.Empty(card.FindAll("[data-reply]"));
        Assert.Empty(card.FindAll("[data-copy]"));
        Assert.Contains(ReplyCardTexts.NoneFits, card.Find("select").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_WhileThrottled_IsNotOffered() => Assert.Empty(Show().FindAll("[data-engineering-note]"));

    [Fact]
    public void Ask_WithoutSlack_IsForCopyingOnly()
    {
        var card = Show();
        card.Find("select").Change(nameof(ReplyKind.NotThrottled));

        Assert.Contains(ReplyCardTexts.CopyOnly, card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(card.FindAll("button"), button => button.TextContent == "Post…");
    }

    [Fact]
    public void Ask_WithSlack_ConfirmsAndPostsWhatWasRead()
    {
        Replies.Desk = Replies.Desk with { CanPost = true };
        var card = Show();
        card.Find("select").Change(nameof(ReplyKind.NotThrottled));
        card.FindAll("button").Single(button => button.TextContent == "Post…").Click();
        Replies.Desk = Replies.Desk with { EngineeringNote = "Other figures", LastQuestion = new("m1", Samples.Now, OutboxState.Failed, null, "Slack refuses") };
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        card.Find("[role=alertdialog] .primary").Click();

        Assert.Equal("Why is it slow?", Assert.Single(Replies.Asked));
        Assert.Contains("Slack refuses", card.Find("[data-last-question]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_NotPosted_CanBeSentAgain()
    {
        Notifications.CanPost = true;
        Replies.Desk = Replies.Desk with { LastQuestion = new("m1", Samples.Now, OutboxState.Failed, null, "Slack refuses") };
        var card = Show();

        card.Find("[data-send-again] button").Click();
        Replies.Desk = Replies.Desk with { LastQuestion = new("m1", Samples.Now, OutboxState.Pending, null, null, WaitsAgain: true) };
        card.Find("[data-send-again] .primary").Click();

        Assert.Equal("m1", Assert.Single(Outbox.Wishes).MessageId);
        Assert.StartsWith("Asked; about to be posted again", card.Find("[data-last-question]").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-send-again]"));
    }

    private IRenderedComponent<RepliesCard> Show() => Render<RepliesCard>(parameters => parameters.Add(replies => replies.AccountId, "10482"));
}
