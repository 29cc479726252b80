using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using SupportConsole.Components.Home;
using SupportConsole.Components.Payments;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Payments;

public sealed class PaymentsPageTests : PageContext
{
    private static readonly InboxPayment Waiting = InboxPayment.New("pi_1", Samples.Now) with
    {
        CustomerId = "cus_nobody",
        Currency = "usd",
        Received = 25_000,
        PaidAt = Samples.Now.AddHours(-5),
        Waits = true,
    };

    private readonly List<HandleRequest> _asked = [];

    public PaymentsPageTests()
    {
        SignIn(Samples.Manager);
        Inbox
            .Setup(inbox => inbox.ListAsync(It.IsAny<Actor>(), It.IsAny<InboxQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (Actor _, InboxQuery query, CancellationToken _) =>
                    new(
                        query.Kind switch
                        {
                            InboxKind.Unmatched => [new(Waiting, null)],
                            InboxKind.Disputed =>
                            [
                                new(
                                    Waiting with
                                    {
                                        PaymentId = "pi_2",
                                        AccountId = "acme",
                                        State = InboxState.Reversed,
                                        Deposited = Money.FromDollars(250),
                                        Disputed = Money.FromDollars(250),
                                    },
                                    "Acme Inc"
                                ),
                            ],
                            _ => [],
                        },
                        new Dictionary<InboxKind, int>
                        {
                            [InboxKind.Unmatched] = 1,
                            [InboxKind.Foreign] = 0,
                            [InboxKind.Disputed] = 1,
                            [InboxKind.All] = 7,
                        }
                    )
            );
        Inbox
            .Setup(inbox => inbox.FindAsync(It.IsAny<Actor>(), "pi_1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new InboxDetail(Waiting, [], [], []));
        Answer(new HandleOutcome.Applied("acme", 250m, 41));
    }

    [Fact]
    public void Page_TellsWhatWaitsAndWhy_AndOffersWhatMayBeDone()
    {
        var page = RenderPage<PaymentsPage>();

        Assert.Contains("$250.00", page.Find("[data-payment=pi_1]").TextContent, StringComparison.Ordinal);
        Assert.Contains("No account has the Stripe customer cus_nobody", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Unmatched 1", page.Find("[data-tab=Unmatched]").TextContent.Trim());
        Assert.Equal(
            ["Match $250.00, pi_1", "Dismiss $250.00, pi_1"],
            page.FindAll("td button").Select(button => button.GetAttribute("aria-label"))
        );
    }

    [Fact]
    public void Disputed_OfAnAccount_IsDismissedAndNotMatched()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/payments?tab=disputed");
        var page = RenderPage<PaymentsPage>();

        Assert.Contains("the customer's bank took it back", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Acme Inc", page.Find("td a[data-row-link]").TextContent);
        Assert.Equal("Dismiss $250.00, pi_2", Assert.Single(page.FindAll("td button")).GetAttribute("aria-label"));
    }

    [Fact]
    public void Empty_Tab_SaysSo()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/payments?tab=foreign");

        Assert.Contains(
            "No payment in another currency waits.",
            RenderPage<PaymentsPage>().Markup,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Dismiss_WithAReason_IsAskedOnceAgainstWhatWasSeen()
    {
        var page = RenderPage<PaymentsPage>();

        Button(page, "Dismiss $250.00, pi_1").Click();
        page.Find("form").Submit();
        Assert.Contains(
            "10 characters",
            page.Find("#handle-payment-reason-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(_asked);
        page.Find("#handle-payment-reason").Input("Sent to the wrong company");
        page.Find("form").Submit();

        var asked = Assert.Single(_asked);
        Assert.Equal(
            ("pi_1", InboxState.Unmatched, null, "Sent to the wrong company"),
            (asked.PaymentId, asked.Seen, asked.AccountId, asked.Reason)
        );
        Assert.Equal(
            ("The payment of $250.00 is dismissed.", 41L),
            (Assert.Single(Toasts.Current).Text, Toasts.Current[0].AuditSequence)
        );
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Match_OfASecondManager_TellsWhoWasFirstAndKeepsWhatWasTyped()
    {
        Answer(new HandleOutcome.Refused("Mia Manager dealt with this payment", 40));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/payments?match=pi_1");
        var page = RenderPage<PaymentsPage>();

        page.Find("form").Submit();
        Assert.Contains(PaymentWords.NoAccount, page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindComponent<AccountChoice>().Instance.ValueChanged.InvokeAsync("acme"));
        page.Find("#handle-payment-reason").Input("The customer wrote to us");
        page.Find("form").Submit();

        Assert.Equal("acme", Assert.Single(_asked).AccountId);
        Assert.Contains(
            "Mia Manager dealt with",
            page.Find("[data-outcome=refused]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("The customer wrote to us", page.Find("#handle-payment-reason").GetAttribute("value"));
    }

    [Fact]
    public void Now_WhenPaymentsWait_LeadsToThem()
    {
        WaitingPayments = new()
        {
            [InboxKind.Unmatched] = 2,
            [InboxKind.Foreign] = 0,
            [InboxKind.Disputed] = 1,
        };

        Assert.Equal(
            ["/payments", "/payments", "/payments?tab=disputed"],
            RenderPage<NowPage>()
                .Find("[data-payments]")
                .QuerySelectorAll("a")
                .Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public void Now_ForThoseWhoMayNotSeePayments_TellsNothingOfThem() =>
        Assert.Empty(RenderPage<NowPage>().FindAll("[data-payments]"));

    private void Answer(HandleOutcome outcome) =>
        Inbox
            .Setup(inbox =>
                inbox.HandleAsync(It.IsAny<Actor>(), It.IsAny<HandleRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, HandleRequest request, CancellationToken _) => _asked.Add(request))
            .ReturnsAsync(outcome);
}
