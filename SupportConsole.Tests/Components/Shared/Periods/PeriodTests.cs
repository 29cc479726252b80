using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared.Periods;

public sealed class PeriodTests
{
    private static readonly ReaderZone Berlin = ReaderZone.Of("Europe/Berlin");

    [Theory]
    [InlineData("?range=1h", "1h")]
    [InlineData("?range=15m", "15m")]
    [InlineData("?range=month", "month")]
    [InlineData("", "6h")]
    [InlineData("?range=", "6h")]
    public void Parse_ARange_IsThatRange(string query, string expected)
    {
        var reading = Read(query, PeriodRules.History);

        Assert.Equal((expected, null), (reading.Period.Range?.Key, reading.Problem));
    }

    [Theory]
    [InlineData("?range=never")]
    [InlineData("?range=last-month")] // a range of other pages
    [InlineData("?from=yesterday")]
    [InlineData("?from=0001-01-01")]
    [InlineData("?range=custom&from=2026-03-04T09:00Z&to=2026-03-04T08:00Z")]
    [InlineData("?from=2026-03-05T09:00Z")] // begins after now
    [InlineData("?from=2010-03-04T09:00Z&to=2026-03-04T08:00Z")]
    public void Parse_Nonsense_IsTheStandardWithASentence(string query)
    {
        var reading = Read(query, PeriodRules.History);

        Assert.Equal(Period.Last(RelativeRange.Hours6), reading.Period);
        Assert.EndsWith(".", reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?range=custom&from=2026-03-04T08:00Z&to=2026-03-04T09:00Z", "2026-03-04T08:00Z", "2026-03-04T09:00Z")]
    [InlineData("?from=2026-03-04T13:00%2B02:00&to=2026-03-04T13:00Z", "2026-03-04T11:00Z", "2026-03-04T13:00Z")]
    [InlineData("?from=2026-03-03&to=2026-03-04", "2026-03-03T00:00Z", "2026-03-04T00:00Z")]
    [InlineData("?from=2026-03-01T00:00Z", "2026-03-01T00:00Z", "2026-03-04T14:00Z")]
    [InlineData("?to=2026-03-01T00:00Z", "2026-02-28T00:00Z", "2026-03-01T00:00Z")] // as long as the standard
    public void Parse_TwoTimes_IsThePeriodBetweenThem(string query, string from, string to)
    {
        var reading = Read(query, PeriodRules.Throttling);

        Assert.Null(reading.Problem);
        Assert.Equal((Time(from), Time(to)), reading.Period.At(Samples.Now, Berlin));
    }

    [Theory]
    [InlineData("?from=2026-03-01&to=2026-03-02", "2026-02-28T23:00Z", "2026-03-02T23:00Z")] // whole days of the reader, the last included
    [InlineData("?to=2026-03-02", null, "2026-03-02T23:00Z")]
    [InlineData("?from=2026-03-01", "2026-02-28T23:00Z", null)]
    [InlineData("?range=24h", "2026-03-03T14:00Z", null)]
    [InlineData("", null, null)]
    public void Bounds_OfAList_MayBeOpen(string query, string? from, string? to) =>
        Assert.Equal(
            (from is null ? (DateTimeOffset?)null : Time(from), to is null ? (DateTimeOffset?)null : Time(to)),
            Read(query, PeriodRules.Filter).Period.Bounds(Samples.Now, Berlin)
        );

    [Theory]
    [InlineData("?range=24h")]
    [InlineData("?range=last-month")]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T14:00Z")]
    [InlineData("?from=2026-03-04T13:00Z")]
    [InlineData("?to=2026-03-04T13:00Z")]
    public void ToQuery_OfWhatWasParsed_IsTheSame(string query)
    {
        var written = Read(query, PeriodRules.Filter)
            .Period.ToQuery()
            .Where(part => part.Value is not null)
            .Select(part => $"{part.Key}={part.Value}");

        Assert.Equal(query, "?" + string.Join('&', written));
    }

    [Theory]
    [InlineData("month", "2026-02-28T23:00Z", "2026-03-04T14:00Z")]
    [InlineData("last-month", "2026-01-31T23:00Z", "2026-02-28T23:00Z")]
    [InlineData("7d", "2026-02-25T14:00Z", "2026-03-04T14:00Z")]
    public void At_ARange_MovesOnWithTheReadersCalendar(string key, string from, string to) =>
        Assert.Equal(
            (Time(from), Time(to)),
            Period.Last(RelativeRange.Known.Single(range => range.Key == key)).At(Samples.Now, Berlin)
        );

    [Fact]
    public void At_LastMonthInJanuary_IsDecember() =>
        Assert.Equal(
            (Time("2025-12-01T00:00Z"), Time("2026-01-01T00:00Z")),
            Period.Last(RelativeRange.LastMonth).At(new(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), ReaderZone.Utc)
        );

    [Fact]
    public void PastAt_LeavesTheFutureOut()
    {
        var now = Samples.Now;

        Assert.Equal((now.AddHours(-2), now), Period.Between(now.AddHours(-2), now.AddHours(2)).PastAt(now, Berlin));
        Assert.Equal((now.AddMinutes(-1), now), Period.Between(now.AddHours(1), now.AddHours(2)).PastAt(now, Berlin));
        Assert.Equal(
            (now.AddYears(-5), now.AddYears(-1)),
            Period.Between(now.AddYears(-5), now.AddYears(-1)).PastAt(now, Berlin)
        );
    }

    [Fact]
    public void ZoomedOut_IsThreeTimesAsLongButNotIntoTheFuture()
    {
        var now = Samples.Now;

        Assert.Equal(
            Period.Between(now.AddHours(-6), now.AddHours(-3)),
            Period.Between(now.AddHours(-5), now.AddHours(-4)).ZoomedOut(now, Berlin)
        );
        Assert.Equal(Period.Between(now.AddHours(-18), now), Period.Last(RelativeRange.Hours6).ZoomedOut(now, Berlin));
        var all = Period.Between(DateTimeOffset.UnixEpoch, now);
        Assert.Equal(all, all.ZoomedOut(now, Berlin));
    }

    [Fact]
    public void Text_IsOnA24HourClock()
    {
        Assert.Equal("Last 24 hours", Period.Last(RelativeRange.Hours24).Text(Berlin));
        Assert.Equal(
            "4 Mar 2026 14:00 – 15:30",
            Period.Between(Time("2026-03-04T13:00Z"), Time("2026-03-04T14:30Z")).Text(Berlin)
        );
        Assert.Equal("Since 4 Mar 2026 14:00", Period.Between(Time("2026-03-04T13:00Z"), null).Text(Berlin));
    }

    private static PeriodReading Read(string query, PeriodRules rules) =>
        Period.Parse(query, rules, Samples.Now, Berlin);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
