using SupportConsole.Components.Usage;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Components.Usage;

public sealed class UsageWordsTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sentence_OneProduct_IsWhatASupportEngineerSends() =>
        Assert.Equal(
            "1 Mar 2026 00:00 to 4 Mar 2026 15:00 UTC: $12.40 for 82.7 hours of audio.",
            UsageWords.Sentence(Totals(new ProductUsage(Product.SpeechToText, new(120, 297_720_000, new(12_400_000)))))
        );

    [Fact]
    public void All_OfOne_IsNotCalledAll()
    {
        Assert.Equal("1 product", UsageWords.All(UsageGrouping.Product, 1));
        Assert.Equal("All 3 products", UsageWords.All(UsageGrouping.Product, 3));
    }

    [Fact]
    public void Spend_SeveralProducts_SaysWhatEachCost() =>
        Assert.Equal(
            "$12.40: $10.00 for 66.7 hours of audio, $2.00 for 30.0 minutes of streaming and $0.40 for 1 LeMUR request",
            UsageWords.Spend(
                Totals(
                    new(Product.SpeechToText, new(1, 240_000_000, new(10_000_000))),
                    new(Product.Streaming, new(2, 1_800_000, new(2_000_000))),
                    new(Product.Lemur, new(1, 0, new(400_000)))
                )
            )
        );

    [Fact]
    public void Spend_Nothing_SaysSo() => Assert.Equal("nothing was used", UsageWords.Spend(Totals()));

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1, "$0.000001")]
    [InlineData(2_500, "$0.0025")]
    [InlineData(10_000, "$0.01")]
    [InlineData(1_234_567_000, "$1,234.57")]
    public void Cost_LessThanACent_IsNotRoundedAway(long micros, string text) =>
        Assert.Equal(text, UsageWords.Cost(new(micros)));

    [Theory]
    [InlineData(0, "–")]
    [InlineData(4_200, "4.2 s")]
    [InlineData(738_000, "12.3 min")]
    [InlineData(3_600_000, "1.0 h")]
    [InlineData(4_500_000_000, "1,250.0 h")]
    public void Time_IsInTheUnitThatSaysEnough(long milliseconds, string text) =>
        Assert.Equal(text, UsageWords.Time(new(1, milliseconds, default)));

    [Fact]
    public void Share_ALittle_IsNotNothing() =>
        Assert.Equal(
            ["0.0 %", "< 0.1 %", "12.3 %", "100.0 %"],
            new[] { 0m, 0.0001m, 0.123m, 1m }.Select(UsageWords.Share)
        );

    private static UsageTotals Totals(params ProductUsage[] products) =>
        new(
            From,
            From.AddHours(87),
            products.Aggregate(default(UsageFigures), (sum, product) => sum + product.Figures),
            products
        );
}
