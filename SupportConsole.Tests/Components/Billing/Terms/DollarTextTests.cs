using SupportConsole.Components.Billing.Terms;

namespace SupportConsole.Tests.Components.Billing.Terms;

public sealed class DollarTextTests
{
    [Theory]
    [InlineData("20", 20)]
    [InlineData(" $1,250.50 ", 1250.5)]
    [InlineData("0", 0)]
    [InlineData("-3", -3)]
    public void Amount_AsPeopleTypeIt_IsRead(string text, double dollars) =>
        Assert.Equal(Money.FromDollars((decimal)dollars), DollarText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("twenty")]
    [InlineData("1.005")]
    [InlineData("20 EUR")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("$")]
    public void Text_ThatIsNoAmount_IsNotGuessed(string text) => Assert.Null(DollarText.Parse(text));

    [Theory]
    [InlineData(20, "20.00")]
    [InlineData(0.000001, "0.000001")]
    public void Amount_IsWrittenExactly(double dollars, string text) =>
        Assert.Equal(text, DollarText.Of(Money.FromDollars((decimal)dollars)));
}
