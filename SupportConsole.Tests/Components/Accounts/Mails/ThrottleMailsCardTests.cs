using Bunit;
using Moq;
using SupportConsole.Components.Accounts.Mails;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts.Mails;

public sealed class ThrottleMailsCardTests : PageContext
{
    [Fact]
    public void Open_NoMails_SaysWhy() => Assert.Contains(MailWords.Empty, Show().Markup, StringComparison.Ordinal);

    [Fact]
    public void Open_MailsInEveryState_SayHowFarEachIs()
    {
        Notifications.Folder = "/srv/mails";
        Notifications.Mails.Add(Mail(5, OutboxState.Pending, 0));
        Notifications.Mails.Add(
            Mail(4, OutboxState.Pending, 2) with
            {
                LastError = "The mail server cannot be reached",
            }
        );
        Notifications.Mails.Add(Mail(3, OutboxState.Pending, 1) with { IsUnderWay = true });
        Notifications.Mails.Add(Mail(2, OutboxState.Failed, 20) with { LastError = "Given up after 20 attempts." });
        Notifications.Mails.Add(
            Mail(1, OutboxState.Sent, 1) with
            {
                SentAt = Samples.Now,
                SentTo = "ops@northwind.example",
            }
        );
        Notifications.Mails.Insert(1, Mail(5, OutboxState.Pending, 20) with { Id = "again" });
        var card = Show();

        Assert.Equal(
            ["Waiting to be sent", "Waiting again", "Trying again", "Being sent", "Given up", "Sent"],
            card.FindAll("li .pill").Select(pill => pill.TextContent)
        );
        Assert.Contains("The mail server cannot be reached", card.Markup, StringComparison.Ordinal);
        Assert.Contains("ops@northwind.example", card.Markup, StringComparison.Ordinal);
        Assert.Contains("/srv/mails", card.Find("[data-mail-folder]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void SendAgain_GivenUp_AsksFirstAndShowsThatItWaits()
    {
        Notifications.Mails.Add(Mail(2, OutboxState.Failed, 20) with { LastError = "Given up after 20 attempts." });
        var card = Show();

        card.Find("[data-send-again] button").Click();
        Assert.Empty(Outbox.Resends());
        Notifications.Mails[0] = Mail(2, OutboxState.Pending, 20);
        Button(card, "Send the e-mail of 2 Mar 2026 now").Click();

        Assert.Equal("mail-2", Assert.Single(Outbox.Resends()).MessageId);
        Assert.Equal(
            ("The e-mail of 2 Mar 2026 waits to be sent again.", 1L),
            (Assert.Single(Toasts.Current).Text, Toasts.Current[0].AuditSequence)
        );
        Assert.Equal("Waiting again", card.Find("li .pill").TextContent);
        Assert.Empty(card.FindAll("[data-send-again]"));
    }

    [Fact]
    public void SendAgain_DoubleClickOnTheOffer_SendsNothing()
    {
        Notifications.Mails.Add(Mail(2, OutboxState.Failed, 20));
        var card = Show();

        card.Find("[data-send-again] button").Click();
        card.Find("[data-send-again] button").Click();

        Assert.Empty(Outbox.Resends());
        Assert.Equal(MailWords.SendAgain, card.Find("[data-send-again] button").TextContent);
    }

    [Fact]
    public void SendAgain_NoAnswer_IsTheSameAttemptTheNextTime()
    {
        Notifications.Mails.Add(Mail(2, OutboxState.Failed, 20));
        var card = Show();
        Outbox.Setup(ServiceMocks.AnyResend).ThrowsAsync(new TimeoutException());

        card.Find("[data-send-again] button").Click();
        Button(card, "Send the e-mail of 2 Mar 2026 now").Click();
        Assert.Equal(MailWords.SendAgainUnanswered, card.Find("[data-send-again] [role=alert]").TextContent);
        Outbox.Setup(ServiceMocks.AnyResend).ReturnsAsync(new ResendOutcome.Refused("It waits to be sent already."));
        Button(card, "Send the e-mail of 2 Mar 2026 now").Click();

        Assert.Equal(2, Outbox.Resends().Count);
        Assert.Single(Outbox.Resends().Distinct());
        Assert.Equal("It waits to be sent already.", card.Find("[data-send-again] [role=alert]").TextContent);
    }

    [Fact]
    public void SendAgain_OfThoseWhoMayNot_IsNotOffered()
    {
        SignIn(Samples.Approver);
        Notifications.Mails.Add(Mail(2, OutboxState.Failed, 20));

        Assert.Empty(Show().FindAll("[data-send-again]"));
    }

    [Fact]
    public void Page_Older_ShowsTheNext()
    {
        Notifications.Mails.AddRange(Enumerable.Range(1, 9).Reverse().Select(day => Mail(day, OutboxState.Sent, 1)));
        var card = Show();
        Assert.Equal(7, card.FindAll("[data-mail]").Count);

        Button(card, "Older").Click();

        Assert.Equal(["2 Mar 2026", "1 Mar 2026"], card.FindAll("[data-mail] .num").Select(day => day.TextContent));
    }

    private IRenderedComponent<MudFrame> Show() =>
        RenderPage<ThrottleMailsCard>(parameters => parameters.Add(mails => mails.AccountId, "10482"));

    private static SentMail Mail(int day, OutboxState state, int attempts) =>
        new(
            $"mail-{day}",
            new("10482", new DateOnly(2026, 3, day), Samples.Now, 200, 200, 12, 12),
            state,
            attempts,
            Samples.Now.AddMinutes(1),
            false,
            null,
            null,
            null
        );
}
