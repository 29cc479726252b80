using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling;

public sealed class HistoryPeriodTests
{
    private static readonly ReaderZone Berlin = ReaderZone.Of("Europe/Berlin");

    [Theory]
    [InlineData("1h", null, null, "1h")]
    [InlineData("30d", null, null, "30d")]
    [InlineData("never", null, null, "6h")]
    [InlineData("custom", "2026-03-04T08:00Z", "2026-03-04T09:00Z", "custom")]
    [InlineData("custom", "2026-03-04T09:00Z", "2026-03-04T08:00Z", "6h")]
    [InlineData("custom", "2026-03-04T09:00Z", null, "6h")]
    [InlineData("custom", "yesterday", "today", "6h")]
    [InlineData("custom", "1970-01-01T00:00Z", "2026-03-04T08:00Z", "6h")]
    public void Of_Address_IsAPeriodOrSixHours(string range, string? from, string? to, string expected) =>
        Assert.Equal(expected, HistoryPeriod.Of(range, from, to, Berlin).Range.Key);

    [Fact]
    public void At_Custom_LeavesTheFutureOut()
    {
        var now = Samples.Now;

        Assert.Equal((now.AddHours(-2), now), Custom(now.AddHours(-2), now.AddHours(2)).At(now));
        Assert.Equal((now.AddMinutes(-1), now), Custom(now.AddHours(1), now.AddHours(2)).At(now));
        Assert.Equal((now.AddYears(-5), now.AddYears(-1)), Custom(now.AddYears(-5), now.AddYears(-1)).At(now));
        Assert.Equal((now.AddMinutes(-1), now), Custom(now.AddMinutes(-1), now).At(now));
    }

    [Fact]
    public void Instant_WhereSummerTimeBeginsOrEnds_IsStillATime()
    {
        // 29 March 2026: 02:00 becomes 03:00. 25 October: 02:00-03:00 comes twice.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), Berlin.Instant(new DateTime(2026, 3, 29, 2, 30, 0)).ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), Berlin.Instant(new DateTime(2026, 10, 25, 2, 30, 0)).ToUniversalTime());
    }

    [Fact]
    public void Ticks_OverTheEndOfSummerTime_StandAtMidnights()
    {
        var (from, to) = (new DateTimeOffset(2026, 10, 23, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 28, 12, 0, 0, TimeSpan.Zero));
        var ticks = new ChartGeometry([], from, to).Ticks(TimeSpan.FromDays(1), Berlin).ToList();

        Assert.Equal([24, 25, 26, 27, 28], ticks.Select(tick => Berlin.Local(tick.At).Day));
        Assert.All(ticks, tick => Assert.Equal(TimeSpan.Zero, Berlin.Local(tick.At).TimeOfDay));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(60 * 24 * 2)]
    [InlineData(60 * 24 * 365 * 5)]
    public void Ticks_OfAnyPeriod_AreFew(int minutes)
    {
        var range = HistoryRange.Custom(Samples.Now.AddMinutes(-minutes), Samples.Now, Berlin);

        Assert.InRange(new ChartGeometry([], Samples.Now.AddMinutes(-minutes), Samples.Now).Ticks(range.Tick, Berlin).Count(), 0, 11);
        Assert.NotEmpty(range.Label(Samples.Now));
    }

    private static HistoryPeriod Custom(DateTimeOffset from, DateTimeOffset to) =>
        HistoryPeriod.Of(HistoryRange.CustomKey, HistoryPeriod.Write(from), HistoryPeriod.Write(to), Berlin);
}
