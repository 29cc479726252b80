using SupportConsole.Components.Shared;

namespace SupportConsole.Tests.Components.Shared;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(40, "40 s")]
    [InlineData(60, "1 min")]
    [InlineData(41 * 60, "41 min")]
    [InlineData(3 * 3600 + 5 * 60, "3 h 05 min")]
    [InlineData(4 * 86_400, "4 d")]
    [InlineData(59.6, "1 min")]
    [InlineData(7 * 60 + 31, "8 min")]
    [InlineData(3_599.9, "1 h 00 min")]
    [InlineData(86_399, "1 d")]
    [InlineData(71 * 3_600, "2 d 23 h")]
    [InlineData(11.6 * 86_400, "12 d")]
    public void Span_Seconds_IsRoundedInTheLargestUnit(double seconds, string expected) =>
        Assert.Equal(expected, Figures.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Whole_Thousands_AreSeparated() => Assert.Equal("2,000,000,000", Figures.Whole(2_000_000_000));

    [Theory]
    [InlineData("2026-03-04T13:02:00Z", "14:02")]
    [InlineData("2026-03-03T22:30:00Z", "3 Mar 23:30")]
    [InlineData("2025-03-14T08:11:00Z", "14 Mar 2025 09:11")]
    public void Moment_InTheReadersZone_NamesTheDayOnlyWhenNeeded(string instant, string expected)
    {
        var zone = ReaderZone.Of("Europe/Berlin");

        Assert.Equal(
            expected,
            zone.Moment(DateTimeOffset.Parse(instant, null), new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Nowhere/Atlantis")]
    public void Of_UnknownZone_IsUtc(string? name) => Assert.Equal(TimeZoneInfo.Utc, ReaderZone.Of(name).Zone);
}
