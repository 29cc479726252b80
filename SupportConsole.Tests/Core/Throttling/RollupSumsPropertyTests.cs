using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Tests.Core.Throttling;

/// <summary>Sums of sums against counting minute by minute.</summary>
public sealed class RollupSumsPropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    public void AnyHistory_HoursDaysAndMonths_AreExact(int gap)
    {
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            var rows = new RandomMinutes(dice).Make("a", Start, Start.AddDays(4));
            var line = new MinuteLine(rows, gap);
            var hours = Hours(rows, gap);
            var days = Sum(RollupResolution.Day, hours);
            var months = Sum(RollupResolution.Month, days);
            foreach (var sum in hours.Concat(days).Concat(months))
            {
                var counted = line.Count(sum.Start, RollupCalendar.Next(sum.Resolution, sum.Start));
                Assert.True(
                    counted
                        == new MinuteByMinute(
                            sum.Throttled,
                            sum.ThrottledMinutes,
                            sum.Episodes,
                            sum.PeakQueued,
                            sum.RefusedForBalance
                        ),
                    $"seed {seed}, round {round}, {sum.Resolution} {sum.Start:O}: {sum} against {counted}"
                );
            }

            var all = line.Count(Start, End);
            Assert.True(
                all.Transcripts == months.Sum(month => month.Throttled)
                    && all.Refused == months.Sum(month => month.RefusedForBalance),
                $"seed {seed}, round {round}"
            );
        }
    }

    private static List<ThrottleRollup> Hours(List<ThrottleMinute> rows, int gap)
    {
        var hours = new List<ThrottleRollup>();
        var carry = default(RollupCarry);
        for (var hour = Start; hour < End; hour = hour.AddHours(1))
        {
            var sum = RollupSums.OfMinutes(
                "a",
                hour,
                hour.AddHours(1),
                [.. rows.Where(row => row.Minute >= hour && row.Minute < hour.AddHours(1))],
                carry,
                TimeSpan.FromMinutes(gap)
            );
            carry = sum is null ? default : RollupCarry.Of(sum);
            if (sum is not null)
            {
                hours.Add(sum);
            }
        }

        return hours;
    }

    private static List<ThrottleRollup> Sum(RollupResolution resolution, List<ThrottleRollup> parts) =>
        [
            .. parts
                .GroupBy(part => RollupCalendar.StartOf(resolution, part.Start))
                .Select(group => RollupSums.OfRollups(resolution, group.Key, [.. group])),
        ];
}
