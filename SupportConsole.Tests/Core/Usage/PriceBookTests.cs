using System.ComponentModel.DataAnnotations;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Usage;

public sealed class PriceBookTests
{
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PricingOptions _options = new();

    private PriceBook Book => new(_options);

    [Fact]
    public void Price_HoldsFromItsDateOn_ToTheTick()
    {
        _options.From["2027-01-01"] = new() { TranscriptUsdPerHour = { ["Universal"] = 0.12m } };
        _options.From["2027-06-30"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.10m } };

        var prices = Book.Transcripts;

        Assert.Equal(0.15m, prices.At(null, "universal", NewYear.AddTicks(-1)));
        Assert.Equal(0.12m, prices.At(null, "UNIVERSAL", NewYear));
        Assert.Equal(0.10m, prices.At(null, "universal", NewYear.AddYears(5)));
        Assert.Equal(0.27m, prices.At(null, "slam-1", NewYear));
        Assert.Equal("universal", prices.NameOf("UNIVERSAL"));
        Assert.Equal((NewYear, 0.12m), Pair(prices.Next(null, "universal", NewYear.AddDays(-1))));
        Assert.Equal(0.10m, prices.Next(null, "universal", NewYear)!.Price);
        Assert.Null(prices.Next(null, "universal", NewYear.AddYears(1)));
    }

    [Fact]
    public void Model_OfADateToCome_IsSoldFromThen()
    {
        _options.From["2027-01-01"] = new() { LemurUsdPerThousandTokens = { ["new"] = new() { Input = 1 } } };

        var prices = Book.Lemur;

        Assert.False(prices.IsSold("new", NewYear.AddTicks(-1)));
        Assert.True(prices.IsSold("NEW", NewYear));
        Assert.DoesNotContain("new", prices.ModelsAt(NewYear.AddTicks(-1)));
        Assert.Contains("new", prices.ModelsAt(NewYear));
        Assert.Equal((NewYear, new TokenPrice { Input = 1 }), Pair(prices.Next(null, "new", default)));

        // Two nodes' clocks differ: one that is behind charges what it admitted as the default model.
        Assert.Equal(prices.At(null, prices.DefaultModel, NewYear), prices.At(null, "new", NewYear.AddTicks(-1)));
    }

    [Fact]
    public void List_IsItsAccountsOwn_AndWhatItDoesNotNameIsEverybodys()
    {
        _options.From["2027-01-01"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.12m, ["slam-1"] = 0.20m } };
        _options.Lists["Acme"] = new()
        {
            TranscriptUsdPerHour = { ["universal"] = 0.05m },
            From = { ["2028-01-01"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.04m } } },
        };

        var prices = Book.Transcripts;

        Assert.Equal(0.05m, prices.At("acme", "universal", NewYear));
        Assert.Equal(0.04m, prices.At("Acme", "universal", NewYear.AddYears(1)));
        Assert.Equal(0.20m, prices.At("Acme", "slam-1", NewYear));
        Assert.Equal(0.12m, prices.At("Gone", "universal", NewYear));
        Assert.Equal(
            (true, false),
            (prices.IsOwn("Acme", "universal", NewYear), prices.IsOwn("Acme", "slam-1", NewYear))
        );

        // Everybody's change of 2027 is none for a list with a price of its own.
        Assert.Equal(NewYear.AddYears(1), prices.Next("Acme", "universal", default)!.From);
        Assert.Equal(NewYear, prices.Next("Acme", "slam-1", default)!.From);
        Assert.Equal("Acme", Book.ListNamed("ACME"));
        Assert.Null(Book.ListNamed("Gone"));
    }

    [Fact]
    public void Price_ThatWasTakenOut_IsThatOfTheDefaultModelInTheSameList()
    {
        _options.Lists["Acme"] = new() { StreamingUsdPerHour = { ["universal-streaming"] = 0.01m } };

        Assert.Equal(0.01m, Book.Streaming.At("Acme", "old", NewYear));
        Assert.Equal(0.15m, Book.Streaming.At(null, "old", NewYear));
    }

    [Fact]
    public void Settings_ThatCannotBe_AreNamedWithTheirPath()
    {
        _options.From["1.1.2027"] = new();
        _options.From["2027-01-01"] = new() { TranscriptUsdPerHour = { ["universal"] = -1 } };
        _options.Lists["Acme"] = new() { StreamingUsdPerHour = { ["private"] = 1 } };
        _options.Lists[new string('x', 65)] = new();

        var problems = _options.Validate(new ValidationContext(_options)).Select(problem => problem.ErrorMessage);

        Assert.Equal(
            [
                "Pricing:From:2027-01-01:TranscriptUsdPerHour:universal is -1; give a price between 0 and 10000 USD per hour.",
                "Pricing:From:1.1.2027 is no date; write it as 2027-01-31.",
                $"Pricing:Lists:{new string('x', 65)} has a name of more than 64 characters.",
                "Pricing:Lists:Acme names the model 'private', which has no price of its product outside the lists; give it "
                    + "one there first.",
            ],
            problems
        );
    }

    private static (DateTimeOffset From, T Price) Pair<T>(DatedPrice<T>? price) => (price!.From, price.Price);
}
