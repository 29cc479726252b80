using Bunit;
using SupportConsole.Components.Accounts.Replies;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts.Replies;

public sealed class RepliesCardTests : PageContext
{
    [Fact]
    public void Open_TheFittingReply_StandsThereReadyToCopy()
    {
        var card = Show();

        Assert.Equal("Hello, transient", card.Find("[data-reply]").TextContent);
        Assert.Equal("Hello, transient", card.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal("Throttled for a while", Template(card));
    }

    [Fact]
    public void Choose_Another_StaysAndWarns()
    {
        var card = Show();
        Choose<ReplyKind?>(card, ReplyKind.NotThrottled);
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("Hello, not throttled", card.Find("[data-reply]").TextContent);
        Assert.Contains("Look again.", card.Markup, StringComparison.Ordinal);
    }

    /// <summary>"We have raised your limit" was preselected and copied before anybody had raised it.</summary>
    [Fact]
    public void Choose_AReplyThatIsNotTrue_SaysWhichActMakesItTrueAndCannotBeCopied()
    {
        Replies.Sheet = Replies.Sheet with
        {
            Replies =
            [
                .. Replies.Sheet.Replies,
                new(ReplyKind.SteadyRaised, "Limit raised", "Hello, raised", null) { Obstacle = "Raise it first." },
            ],
        };
        var card = Show();
        Choose<ReplyKind?>(card, ReplyKind.SteadyRaised);

        Assert.Equal("Hello, raised", card.Find("[data-reply]").TextContent);
        Assert.Contains("Raise it first.", card.Find("[data-reply-obstacle]").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-copy]"));
    }

    [Fact]
    public void Open_NoReplyFits_PreselectsNone()
    {
        Replies.Sheet = Replies.Sheet with { Fits = null };
        var card = Show();

        Assert.Empty(card.FindAll("[data-reply]"));
        Assert.Empty(card.FindAll("[data-copy]"));
        Assert.Equal(ReplyWords.NoneFits, card.Find("#reply-kind").GetAttribute("placeholder"));
    }

    [Fact]
    public void Ask_WhileThrottled_IsNotOffered() => Assert.Empty(Show().FindAll("[data-engineering-note]"));

    [Fact]
    public void Ask_WithoutSlack_IsForCopyingOnly()
    {
        var card = Show();
        Choose<ReplyKind?>(card, ReplyKind.NotThrottled);

        Assert.Contains(ReplyWords.CopyOnly, card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(card.FindAll("button"), button => button.TextContent == "Post…");
    }

    [Fact]
    public void Ask_WithSlack_ConfirmsAndPostsWhatWasRead()
    {
        Replies.Sheet = Replies.Sheet with { CanPost = true };
        var card = Show();
        Choose<ReplyKind?>(card, ReplyKind.NotThrottled);
        Button(card, "Post…").Click();
        Replies.Sheet = Replies.Sheet with
        {
            EngineeringNote = "Other figures",
            LastQuestion = new("m1", Samples.Now, OutboxState.Failed, null, "Slack refuses"),
        };
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        Button(card, "Post").Click();

        card.WaitForAssertion(() => Assert.Single(Toasts.Current));
        Assert.Equal("Why is it slow?", Assert.Single(Replies.Asked));
        Assert.Equal(ReplyWords.Asked("10482"), Assert.Single(Toasts.Current).Text);
        Assert.Contains("Slack refuses", card.Find("[data-last-question]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_NotPosted_CanBeSentAgain()
    {
        Notifications.CanPost = true;
        Replies.Sheet = Replies.Sheet with
        {
            LastQuestion = new("m1", Samples.Now, OutboxState.Failed, null, "Slack refuses"),
        };
        var card = Show();

        Button(card, "Send the question again").Click();
        Replies.Sheet = Replies.Sheet with
        {
            LastQuestion = new("m1", Samples.Now, OutboxState.Pending, null, null, WaitsAgain: true),
        };
        Button(card, "Send the question now").Click();

        Assert.Equal("m1", Assert.Single(Outbox.Resends()).MessageId);
        Assert.StartsWith(
            "Asked; about to be posted again",
            card.Find("[data-last-question]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(card.FindAll("[data-send-again]"));
    }

    private static string? Template(IRenderedComponent<MudFrame> card) =>
        card.Find("#reply-kind").GetAttribute("value");

    private IRenderedComponent<MudFrame> Show() =>
        RenderPage<RepliesCard>(parameters => parameters.Add(replies => replies.AccountId, "10482"));
}
