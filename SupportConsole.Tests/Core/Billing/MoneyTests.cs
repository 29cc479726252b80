using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Billing;

/// <summary>Exact sums, one rounding, no silent overflow.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.0000005", 1)]
    [InlineData("-0.0000005", -1)]
    [InlineData("0.0000004", 0)]
    [InlineData("1234.56", 1_234_560_000)]
    public void FromDollars_Halves_GoAwayFromZero(string dollars, long micros) =>
        Assert.Equal(
            micros,
            Money.FromDollars(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture)).Micros
        );

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1_234_560_000, "$1,234.56")]
    [InlineData(-14_220_000, "-$14.22")]
    [InlineData(-1, "-$0.01")]
    [InlineData(5_000, "$0.01")]
    [InlineData(4_999, "$0.00")]
    [InlineData(long.MinValue, "-$9,223,372,036,854.78")]
    public void ToString_ShowsCents(long micros, string text) => Assert.Equal(text, new Money(micros).ToString());

    [Fact]
    public void Arithmetic_BeyondItsRange_Throws()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => Money.FromDollars(1e13m));
    }

    [Fact]
    public void Arithmetic_AnyAmounts_IsThatOfWholeMicros()
    {
        var amounts = Gen.Two(ArbMap.Default.GeneratorFor<int>()).ToArbitrary();
        Prop.ForAll(amounts, pair =>
            {
                var (left, right) = (new Money(pair.Item1), new Money(pair.Item2));
                return left + right - right == left
                    && Money.FromDollars(left.Dollars) == left
                    && left < right == pair.Item1 < pair.Item2
                    && left.CompareTo(right) == pair.Item1.CompareTo(pair.Item2);
            })
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(3_600_000, 0.15, 150_000)]
    [InlineData(1_000, 0.15, 42)]
    [InlineData(1_000, 0.27, 75)]
    [InlineData(1, 0.15, 0)]
    [InlineData(12, 0.15, 1)]
    [InlineData(0, 10_000, 0)]
    [InlineData(36_000_000_000, 0.27, 2_700_000_000)]
    public void OfAudio_Prorates(long milliseconds, double usdPerHour, long micros) =>
        Assert.Equal(micros, Pricing.OfAudio(milliseconds, (decimal)usdPerHour).Micros);

    [Fact]
    public void OfAudio_AnyLength_IsExactToHalfAMicroAndNeverFallsWithLength()
    {
        var lengths = Gen.Two(Gen.Choose(0, int.MaxValue - 1)).ToArbitrary();
        Prop.ForAll(lengths, pair =>
            {
                var (cost, more) = (
                    Pricing.OfAudio(pair.Item1, 0.27m),
                    Pricing.OfAudio((long)pair.Item1 + pair.Item2, 0.27m)
                );
                return Math.Abs(cost.Micros - (pair.Item1 * 270_000m / 3_600_000m)) <= 0.5m && more >= cost;
            })
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1_000, 0, 3_000)]
    [InlineData(0, 1_000, 15_000)]
    [InlineData(12_345, 678, 47_205)]
    [InlineData(100_000_000, 100_000_000, 1_800_000_000)]
    public void OfTokens_ByInputAndOutput(long input, long output, long micros) =>
        Assert.Equal(micros, Pricing.OfTokens(input, output, new() { Input = 0.003m, Output = 0.015m }).Micros);

    [Fact]
    public void OfTokens_RoundsTheSumAndNotItsParts() =>
        Assert.Equal(1, Pricing.OfTokens(1, 1, new() { Input = 0.0004m, Output = 0.0004m }).Micros);

    [Fact]
    public void OfTokens_Negative_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Pricing.OfTokens(-1, 0, new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pricing.OfTokens(0, -1, new()));
    }

    [Fact]
    public void OfAudio_NegativeLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pricing.OfAudio(-1, 1));
}
