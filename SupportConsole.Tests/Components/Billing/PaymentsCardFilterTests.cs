using Bunit;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

/// <summary>Filters of the payments, as they stand in the address.</summary>
public sealed class PaymentsCardFilterTests : PaymentsCardContext
{
    [Fact]
    public async Task Filter_TypeAndDays_StandInTheAddressBesideTheOthers()
    {
        // Whole days of the reader, from a link of before: summer time begins on 29 March.
        Navigation.NavigateTo("/accounts/10482?range=24h&payfrom=2026-03-01&payto=2026-03-29");
        Payments.Set(Row("ch_1"), Row("re_1", PaymentType.Refund, new(-100, "usd"), "succeeded"));
        var card = Show(Zone("Europe/Berlin"));

        await ChooseAsync(card, PaymentType.Refund);

        Assert.EndsWith(
            "/accounts/10482?range=24h&payfrom=2026-02-28T23%3A00Z&payto=2026-03-29T22%3A00Z&pay=refund",
            Navigation.Uri,
            StringComparison.Ordinal
        );
        var query = Payments.Asked[^1].Query;
        Assert.Equal(PaymentType.Refund, query.Type);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero), query.To);
        Assert.Equal(
            "/accounts/10482/payments.csv?type=refund&from=2026-02-28T23%3A00%3A00Z&to=2026-03-29T22%3A00%3A00Z",
            card.Find("a[download]").GetAttribute("href")
        );
        Assert.Contains(BillingWords.RefundsInPeriod, card.Markup, StringComparison.Ordinal);

        Button(card, "Clear").Click();
        Assert.EndsWith("/accounts/10482?range=24h", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_RangeThatMovesOn_StandsInTheAddressAndIsAskedOnce()
    {
        Payments.Set(Row("ch_1"));
        var card = Show();

        await card.InvokeAsync(() =>
            card.FindComponent<PeriodPicker>().Instance.ValueChanged.InvokeAsync(Period.Last(RelativeRange.Days7))
        );

        Assert.EndsWith("/accounts/10482?payrange=7d", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal((2, Samples.Now.AddDays(-7)), (Payments.Asked.Count, Payments.Asked[^1].Query.From));
        Clock.Advance(TimeSpan.FromMinutes(1));
        card.FindComponent<PaymentsCard>().Render();
        Assert.Equal(2, Payments.Asked.Count);
    }

    [Fact]
    public void Filter_EndsBeforeItBegins_IsToldAndFiltersNothing()
    {
        Navigation.NavigateTo("/accounts/10482?payfrom=2026-03-04&payto=2026-03-02");
        Payments.Set(Row("ch_1"));

        var card = Show();

        Assert.Equal(PeriodWords.EndsBeforeItBegins, card.Find(".problem").TextContent);
        Assert.Equal((null, null), (Payments.Asked[0].Query.From, Payments.Asked[0].Query.To));
        Assert.Empty(card.FindAll(".waiting"));
    }

    [Fact]
    public async Task Filter_Fails_ShowsNoRowsOfTheLast()
    {
        Payments.Set(Row("ch_1"));
        var card = Show();
        Assert.Single(card.FindAll("[data-payment]"));

        Payments.Set(new PaymentPage.Failed(new(StripeFailureKind.TimedOut, "Stripe did not answer in time.")));
        await ChooseAsync(card, PaymentType.Refund);

        Assert.Empty(card.FindAll("[data-payment]"));
        Assert.Single(card.FindAll(".failure"));
    }

    [Theory]
    [InlineData("?pay=nonsense&payfrom=yesterday&payto=2026-02-30&paypage=-1")]
    [InlineData("?pay=2&paypage=1e9")]
    [InlineData("?pay=&payfrom=9999-12-31&paypage=99999999999")]
    public void Address_Senseless_FiltersNothing(string query) =>
        Assert.True(
            PaymentFilter.Parse(new Uri("http://localhost/accounts/a" + query), Samples.Now, ReaderZone.Utc)
                is { IsEmpty: true, Page: 0 }
        );
}
