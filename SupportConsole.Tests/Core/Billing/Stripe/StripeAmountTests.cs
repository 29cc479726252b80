using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Tests.Core.Billing.Stripe;

public sealed class StripeAmountTests
{
    [Theory]
    [InlineData(123_456, "usd", "$1,234.56")]
    [InlineData(-500, "usd", "-$5.00")]
    [InlineData(0, "usd", "$0.00")]
    [InlineData(1_234, "jpy", "JPY 1,234")]
    [InlineData(-1_234, "eur", "-EUR 12.34")]
    [InlineData(1_234_567, "kwd", "KWD 1,234.567")]
    [InlineData(100, "isk", "ISK 1.00")]
    [InlineData(100, "ugx", "UGX 1.00")]
    [InlineData(long.MaxValue, "usd", "$92,233,720,368,547,758.07")]
    [InlineData(long.MinValue, "krw", "-KRW 9,223,372,036,854,775,808")]
    public void ToString_OfACurrency_HasItsDecimals(long minorUnits, string currency, string text) =>
        Assert.Equal(text, new StripeAmount(minorUnits, currency).ToString());

    [Fact]
    public void Dollars_OnlyOfDollarsAndWithinRange()
    {
        Assert.Equal(Money.FromDollars(12.34m), new StripeAmount(1_234, "usd").Dollars);
        Assert.Null(new StripeAmount(1_234, "eur").Dollars);
        Assert.Null(new StripeAmount(long.MaxValue, "usd").Dollars);
        Assert.Null(new StripeAmount(long.MinValue, "usd").Dollars);
    }

    [Fact]
    public void Negated_OfTheLeast_StaysInRange() =>
        Assert.Equal(long.MaxValue, new StripeAmount(long.MinValue, "usd").Negated.MinorUnits);
}
