using SupportConsole.Components.Usage;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Components.Usage;

public sealed class UsageAddressTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 14, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/usage?range=24h&by=product")]
    [InlineData(
        "/usage?range=last-month&by=model&account=10482&product=lemur&model=anthropic%2Fclaude-3-haiku&project=prod&key=k1&view=table&page=3"
    )]
    [InlineData("/usage?from=2026-03-01T00%3A00Z&to=2026-03-02T00%3A00Z&by=key&key=(none)")]
    public void ToUri_OfWhatWasParsed_IsTheSame(string address) =>
        Assert.Equal(address, UsageAddress.Parse(address[6..], Now).ToUri());

    [Theory]
    [InlineData("?range=24h", "2026-03-03T14:20Z", "2026-03-04T14:20Z")]
    [InlineData("?range=month", "2026-03-01T00:00Z", "2026-03-04T14:20Z")]
    [InlineData("?range=last-month", "2026-02-01T00:00Z", "2026-03-01T00:00Z")]
    [InlineData("?range=nonsense", "2026-02-25T14:20Z", "2026-03-04T14:20Z")]
    [InlineData("", "2026-02-25T14:20Z", "2026-03-04T14:20Z")]
    [InlineData("?from=2026-01-05T10:30Z&to=2026-01-06T00:00Z", "2026-01-05T10:30Z", "2026-01-06T00:00Z")]
    [InlineData("?from=2026-01-05T10:30Z", "2026-01-05T10:30Z", "2026-03-04T14:20Z")]
    public void Ends_OfAPeriod_AreInUtc(string query, string from, string to) =>
        Assert.Equal((Time(from), Time(to)), UsageAddress.Parse(query, Now).Ends(Now));

    [Theory]
    [InlineData("?range=nonsense")]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z")]
    public void Parse_PeriodThatCannotBeRead_SaysSoAndIsTheStandard(string query)
    {
        var address = UsageAddress.Parse(query, Now);

        Assert.NotNull(address.PeriodProblem);
        Assert.Null(address.Problem);
        Assert.Equal("/usage?range=7d&by=account", address.ToUri());
    }

    [Theory]
    [InlineData("?account=%00")]
    [InlineData("?model=%F0%9F%92%B0")]
    [InlineData("?product=video")]
    [InlineData("?project=0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void Parse_WhatCannotBeRead_IsAProblemAndNotTheFiguresOfEverybody(string query) =>
        Assert.NotNull(UsageAddress.Parse(query, Now).Problem);

    [Fact]
    public void Parse_KeyNone_IsTheCallsWithoutAKey()
    {
        Assert.Equal("", UsageAddress.Parse("?key=(none)", Now).Filter.ApiKeyId);
        Assert.Null(UsageAddress.Parse("?key=", Now).Filter.ApiKeyId);
    }

    [Theory]
    [InlineData("", UsageGrouping.Account)]
    [InlineData("?account=10482", UsageGrouping.Product)]
    [InlineData("?account=10482&by=account", UsageGrouping.Account)]
    [InlineData("?by=7", UsageGrouping.Account)]
    public void Parse_Rows_FitWhatIsShown(string query, UsageGrouping grouping) =>
        Assert.Equal(grouping, UsageAddress.Parse(query, Now).GroupBy);

    [Fact]
    public void Parse_OnATab_IsOfThatAccountAlone()
    {
        var address = UsageAddress.Parse("?tab=usage&range=30d&by=account&account=other&model=x", Now, "10482");

        Assert.Equal(new UsageFilter { AccountId = "10482" }, address.Filter);
        Assert.Equal(UsageGrouping.Product, address.GroupBy);
        Assert.Equal("/accounts/10482?tab=usage&range=30d&by=product", address.ToUri());
    }

    [Fact]
    public void ToExportUri_HoldsThePeriodShownWithItsFilters() =>
        Assert.Equal(
            "/usage/export.csv?from=2026-03-04T10%3A00Z&to=2026-03-04T14%3A00Z&by=key&account=10482",
            UsageAddress
                .Parse("?tab=usage&range=24h&by=key&view=table&page=4", Now, "10482")
                .ToExportUri(Time("2026-03-04T10:00Z"), Time("2026-03-04T14:00Z"))
        );

    [Theory]
    [InlineData("", "/accounts/a?tab=usage&range=7d&by=product")]
    [InlineData("?by=product", "/usage?range=7d&by=model&product=lemur")]
    [InlineData("?by=model&project=prod", "/usage?range=7d&by=account&product=lemur&model=m&project=prod")]
    [InlineData("?by=model&account=a", "/usage?range=7d&by=key&account=a&product=lemur&model=m")]
    [InlineData("?by=project&product=lemur", "/usage?range=7d&by=key&account=a&product=lemur&project=p")]
    [InlineData("?by=key&page=2", "/usage?range=7d&by=model&account=a&key=(none)")]
    public void Link_OfARow_LeadsDeeperIntoTheSamePeriod(string query, string href) =>
        Assert.Equal(
            href,
            UsageLinks.Of(
                UsageAddress.Parse(query, Now),
                new()
                {
                    AccountId = "a",
                    Product = Product.Lemur,
                    Model = "m",
                    ProjectId = "p",
                    ApiKeyId = "",
                }
            )
        );

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
