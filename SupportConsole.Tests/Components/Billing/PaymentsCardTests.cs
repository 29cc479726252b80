using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

public sealed class PaymentsCardTests : PaymentsCardContext
{
    [Fact]
    public void Open_Payments_ShowsEachWithItsWords()
    {
        Payments.Set(
            Row(
                "ch_3",
                PaymentType.FailedPayment,
                new(5_000, "usd"),
                "failed",
                "The card has too little money. · visa ending in 4242"
            ),
            Row("re_1", PaymentType.Refund, new(-1_250, "eur"), "succeeded", "requested by customer"),
            Row("ch_1", PaymentType.Payment, new(150_000, "jpy"), "paid", "<b>Workshop</b>")
        );
        var card = Show();

        Assert.Equal(
            [
                ["13:59", "Failed payment", "$50.00", "failed", "The card has too little money. · visa ending in 4242"],
                ["13:59", "Refund", "-EUR 12.50", "succeeded", "requested by customer"],
                ["13:59", "Payment", "JPY 150,000", "paid", "<b>Workshop</b>"],
            ],
            card.FindAll("tbody tr")
                .Select(row => row.QuerySelectorAll("td").Take(5).Select(cell => cell.TextContent.Trim()).ToArray())
        );
        var link = card.Find("tbody a");
        Assert.Equal(
            ("https://dashboard.stripe.com/payments/ch_3", "noopener noreferrer"),
            (link.GetAttribute("href"), link.GetAttribute("rel"))
        );
        Assert.Equal("pill red", card.Find("tbody .pill").ClassName);
        Assert.Equal("-EUR 12.50", Assert.Single(card.FindAll("tbody .negative")).TextContent);
        Assert.Empty(card.FindAll("[data-demo]"));
    }

    [Fact]
    public void Open_StripeHangs_ShowsRowsToBeAndEndsTheQuestionWhenLeft()
    {
        var token = CancellationToken.None;
        Payments.Answer = (_, cancellationToken) =>
        {
            token = cancellationToken;
            return Task.Delay(Timeout.InfiniteTimeSpan, Clock, cancellationToken)
                .ContinueWith<PaymentPage>(
                    _ => throw new OperationCanceledException(cancellationToken),
                    TaskScheduler.Default
                );
        };
        var card = Show();

        Assert.Equal(5, card.FindAll(".waiting").Count);
        Assert.Equal("true", card.Find("[data-payments]").GetAttribute("aria-busy"));
        Assert.False(token.IsCancellationRequested);
        card.FindComponent<PaymentsCard>().Instance.Dispose();
        Assert.True(token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(StripeFailureKind.KeyRefused)]
    [InlineData(StripeFailureKind.Unreadable)]
    [InlineData(StripeFailureKind.NotFound)]
    [InlineData(StripeFailureKind.TimedOut)]
    public void Open_StripeFails_SaysItsSentenceAndTriesAgain(StripeFailureKind kind)
    {
        Payments.Set(new PaymentPage.Failed(new(kind, StripeTexts.Failure(kind), "req_7")));
        var card = Show();
        var alert = card.Find(".failure");
        Assert.Contains(StripeTexts.Failure(kind), alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("req_7", alert.TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll(".waiting"));

        Payments.Set(Row("ch_1"));
        alert.QuerySelector("button")!.Click();

        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-payment]")));
        Assert.Empty(card.FindAll(".failure"));
    }

    [Fact]
    public void Open_OurOwnFault_SaysSoAndLogsOnce()
    {
        Payments.Answer = (_, _) => throw new InvalidOperationException("a secret of the house");

        var card = Show();

        Assert.Contains("could not be loaded", card.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoKey_SaysThatStripeIsNotConfiguredAndAsksNothing()
    {
        Stripe.ApiKey = null;

        var card = Show();

        Assert.Contains(StripeTexts.NotConfigured, card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("table, [role=search], button, .failure"));
        Assert.Empty(Payments.Asked);
    }

    [Fact]
    public void Open_Demo_IsMarked()
    {
        Stripe.ApiKey = null;
        Stripe.UseDemo();
        Payments.Set(Row("ch_1"));

        var card = Show();

        Assert.Equal(BillingWords.StripeDemo, card.Find("[data-demo]").TextContent);
        Assert.Contains("Invented by the demo", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoCustomerId_SaysSo()
    {
        var card = Show();

        Assert.Contains(BillingWords.NoCustomer, card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[role=search], .failure"));
    }

    [Fact]
    public void Open_NoPaymentsOrNoMatch_SaysWhich()
    {
        Payments.Set([]);
        var card = Show();
        Assert.Contains(BillingWords.NoPayments, card.Markup, StringComparison.Ordinal);

        Navigation.NavigateTo("/accounts/10482?pay=refund");
        card.WaitForAssertion(() =>
            Assert.Contains(BillingWords.NoPaymentMatches, card.Markup, StringComparison.Ordinal)
        );

        Payments.Set(new PaymentPage.Found([], HasMore: true, Samples.Now, CustomerDeleted: false));
        Button(card, "Refresh").Click();
        Assert.Contains(BillingWords.NoPaymentMatchesYet, card.Markup, StringComparison.Ordinal);
        var asked = Payments.Asked.Count;
        Button(card, BillingWords.SearchOlderPayments).Click();
        Assert.Equal(asked + 1, Payments.Asked.Count);
    }

    [Fact]
    public void Open_DeletedCustomer_SaysSoAndShowsThePast()
    {
        Payments.Set(new PaymentPage.Found([Row("ch_1")], HasMore: false, Samples.Now, CustomerDeleted: true));

        var card = Show();

        Assert.Contains(BillingWords.CustomerDeleted, card.Markup, StringComparison.Ordinal);
        Assert.Single(card.FindAll("tbody tr"));
    }

    [Fact]
    public void Pages_TenThousandPayments_AreLeafedThrough()
    {
        Payments.Set([.. Enumerable.Range(0, 10_000).Select(number => Row($"ch_{number}"))]);
        var card = Show();
        Assert.Equal(PaymentFilter.PageSize, card.FindAll("[data-payment]").Count);
        Assert.True(Button(card, "Newer").HasAttribute("disabled"));

        Button(card, "Older").Click();
        Assert.Equal("ch_10", card.Find("[data-payment]").GetAttribute("data-payment"));
        Assert.EndsWith("?paypage=2", Navigation.Uri, StringComparison.Ordinal);

        Navigation.NavigateTo("/accounts/10482?paypage=1000");
        card.WaitForAssertion(() => Assert.Equal("ch_9990", card.Find("[data-payment]").GetAttribute("data-payment")));
        Assert.True(Button(card, "Older").HasAttribute("disabled"));
        Assert.Contains("page 1,000", card.Find("nav").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_ForgetsAndAsksAgain_AndTheAgeGrows()
    {
        Payments.Set(Row("ch_1"));
        var card = Show();
        Assert.Contains("asked just now", card.Markup, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(12));
        card.WaitForAssertion(() => Assert.Contains("asked 12 s ago", card.Markup, StringComparison.Ordinal));

        Payments.Set(new PaymentPage.Found([Row("ch_2")], HasMore: false, Clock.GetUtcNow(), CustomerDeleted: false));
        Button(card, "Refresh").Click();

        Assert.Equal(1, Payments.Forgotten);
        Assert.Equal("ch_2", card.Find("[data-payment]").GetAttribute("data-payment"));
        Assert.Contains("asked just now", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherAccount_InTheSamePage_IsAskedForAnew()
    {
        Payments.Set(Row("ch_1"));
        var card = Show();

        Payments.Set(Row("ch_other"));
        card.FindComponent<PaymentsCard>().Render(parameters => parameters.Add(shown => shown.AccountId, "other"));

        Assert.Equal(["10482", "other"], Payments.Asked.Select(asked => asked.AccountId));
        Assert.Equal("ch_other", card.Find("[data-payment]").GetAttribute("data-payment"));
    }

    /// <summary>The question used to be given up before it was asked, and the card waited for ever.</summary>
    [Fact]
    public void Open_SessionEnded_SaysSoInsteadOfWaitingForEver()
    {
        Authorization.SetNotAuthorized();

        var card = Show();

        Assert.Contains("could not be loaded", card.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.Equal("false", card.Find("[data-payments]").GetAttribute("aria-busy"));
        Assert.Empty(card.FindAll(".waiting"));
    }
}
