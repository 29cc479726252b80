using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling.Periods;
using SupportConsole.Core.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling.Periods;

public sealed class PeriodAddressTests
{
    private static readonly ReaderZone Berlin = ReaderZone.Of("Europe/Berlin");

    [Theory]
    [InlineData("/throttling?range=24h")]
    [InlineData("/throttling?range=30d&show=minutes&view=table&sort=waiting&order=asc")]
    [InlineData("/throttling?from=2026-03-04T13%3A00Z&to=2026-03-04T14%3A00Z")]
    public void ToUri_WhatWasParsed_IsTheSame(string uri) =>
        Assert.Equal(uri, PeriodAddress.Parse(uri[uri.IndexOf('?')..], Samples.Now, ReaderZone.Utc).ToUri());

    [Theory]
    [InlineData("", false)]
    [InlineData("?sort=nonsense&show=nonsense", false)]
    [InlineData("?range=nonsense", true)]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z", true)]
    public void Parse_Nonsense_IsTheStandardAndSaysSo(string query, bool isProblem)
    {
        var address = PeriodAddress.Parse(query, Samples.Now, ReaderZone.Utc);

        Assert.Equal(new PeriodAddress(Period.Last(RelativeRange.Hours24)), address with { Problem = null });
        Assert.Equal(isProblem, address.Problem is not null);
    }

    [Theory]
    [InlineData("2026-03-29T01:59", false, "2026-03-29T00:59")]
    [InlineData("2026-03-29T02:30", false, "2026-03-29T01:30")] // summer time skips it: an hour later
    [InlineData("2026-03-29T03:00", false, "2026-03-29T01:00")]
    [InlineData("2026-10-25T02:30", false, "2026-10-25T00:30")] // comes twice: a period from here holds both
    [InlineData("2026-10-25T02:30", true, "2026-10-25T01:30")] // and one that ends here, too
    [InlineData("2026-10-25T03:00", true, "2026-10-25T02:00")]
    public void Instant_AtAChangeOfSummerTime_IsUnambiguous(string local, bool second, string utc)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        Assert.Equal(DateTimeOffset.Parse(utc + "Z", culture), Berlin.Instant(DateTime.Parse(local, culture), second));
    }

    [Theory]
    [InlineData("2026-03-28T12:00", "2026-03-29T12:00", "18:00 29 Mar 06:00 12:00")] // 25 hours on the clock: one is skipped
    [InlineData("2026-10-24T12:00", "2026-10-25T12:00", "15:00 18:00 21:00 25 Oct 03:00 06:00 " + "09:00 " + "12:00")] // 23 on the clock: one comes twice
    public void Ticks_OverAChangeOfSummerTime_StandAtWholeHoursHere(string from, string to, string texts)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        var ticks = PeriodTicks.Of(
            DateTimeOffset.Parse(from + "Z", culture),
            DateTimeOffset.Parse(to + "Z", culture),
            BucketSize.Hour,
            Berlin
        );

        Assert.Equal(texts, string.Join(' ', ticks.Select(tick => tick.Text)));
        Assert.All(ticks, tick => Assert.Equal(0, Berlin.Local(tick.At).Hour % 3));
    }

    [Fact]
    public void Ticks_AnyPeriod_AreFew()
    {
        for (var minutes = 1; minutes < 60 * 24 * 365 * 16; minutes += 1 + (minutes / 10))
        {
            Assert.InRange(
                PeriodTicks.Of(Samples.Now.AddMinutes(-minutes), Samples.Now, Size(minutes), Berlin).Count,
                0,
                10
            );
        }
    }

    private static BucketSize Size(int minutes) =>
        minutes switch
        {
            < 180 => BucketSize.Minute,
            < 12_000 => BucketSize.Hour,
            < 288_000 => BucketSize.Day,
            _ => BucketSize.Month,
        };
}
