using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>The rolling window against a plain list of times.</summary>
public sealed class LemurWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AnyTraffic_NoSixtySecondsHoldMoreThanTheLimitAndNoneIsRefusedWithoutNeed()
    {
        var steps =
            from milliseconds in Gen.Frequency(
                (5, Gen.Choose(0, 3_000)),
                (3, Gen.Constant(0)),
                (1, Gen.Choose(20_000, 70_000)),
                (1, Gen.Choose(-30_000, 0))
            )
            from limit in Gen.Frequency((20, Gen.Constant(-1)), (1, Gen.Choose(0, 12)))
            from reads in Gen.Elements(false, false, false, true)
            select (milliseconds, limit, reads);

        // A failure prints its seed and the shortest sequence.
        Prop.ForAll(steps.ArrayOf().ToArbitrary(), Agrees)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(200));
    }

    [Fact]
    public void Allowance_ClockSetBackByAnHour_WaitsNoLongerThanTheWindow()
    {
        // Story: Retry-After said 3,658 s.
        var window = LemurWindow.Parse(null);
        Assert.True(window.TryAdmit(Start, 2) && window.TryAdmit(Start, 2));
        var back = Start.AddHours(-1);
        window = LemurWindow.Parse(window.ToText());

        Assert.False(window.TryAdmit(back, 2));
        Assert.True(window.IsChanged);
        Assert.Equal(new(2, 0, TimeSpan.FromSeconds(60)), window.Allowance(back, 2));
        window = LemurWindow.Parse(window.ToText());
        Assert.False(window.TryAdmit(back.AddSeconds(59), 2));
        Assert.True(window.TryAdmit(back.AddSeconds(60), 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1772632800000")]
    [InlineData("1772632800000*3,12,5*2,1")]
    public void Text_WrittenAndRead_IsTheSame(string text) => Assert.Equal(text, LemurWindow.Parse(text).ToText());

    [Fact]
    public void Text_OfOneHundredThousandAMinute_IsBoundedByTheMilliseconds()
    {
        var window = new LemurWindow();
        for (var request = 0; request < 200_000; request++)
        {
            Assert.Equal(request < 100_000, window.TryAdmit(Start.AddMilliseconds(request / 10), 100_000));
        }

        Assert.Equal(100_000, window.Used(Start.AddSeconds(20)));
        Assert.True(window.ToText().Length < 60_000 * 8);
        Assert.Equal(100_000, LemurWindow.Parse(window.ToText()).Used(Start.AddSeconds(20)));
    }

    [Fact]
    public void Allowance_AfterTheLimitWasLowered_WaitsUntilEnoughHaveLeft()
    {
        var window = LemurWindow.Parse(null);
        foreach (var second in new[] { 0, 10, 10, 20 })
        {
            Assert.True(window.TryAdmit(Start.AddSeconds(second), 4));
        }

        var now = Start.AddSeconds(30);
        Assert.Equal(new(4, 0, TimeSpan.FromSeconds(30)), window.Allowance(now, 4));
        Assert.Equal(new(3, 0, TimeSpan.FromSeconds(40)), window.Allowance(now, 3));
        Assert.Equal(new(2, 0, TimeSpan.FromSeconds(40)), window.Allowance(now, 2));
        Assert.Equal(new(1, 0, TimeSpan.FromSeconds(50)), window.Allowance(now, 1));
        Assert.Equal(new(9, 5, TimeSpan.FromSeconds(30)), window.Allowance(now, 9));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(59_001, 60)]
    [InlineData(60_000, 60)]
    public void ResetSeconds_AreRoundedUp(int milliseconds, int seconds) =>
        Assert.Equal(seconds, new RateAllowance(1, 0, TimeSpan.FromMilliseconds(milliseconds)).ResetSeconds);

    private static bool Agrees((int Milliseconds, int Limit, bool Reads)[] steps)
    {
        var (now, limit, last) = (Start, 5, long.MinValue);
        var window = LemurWindow.Parse(null);
        var admitted = new List<long>();
        var written = "";
        foreach (var (milliseconds, newLimit, reads) in steps)
        {
            now = now.AddMilliseconds(milliseconds);
            limit = newLimit < 0 ? limit : newLimit;
            if (reads || milliseconds < 0)
            {
                // As another node would, whose clock may be behind: from what was written after the last admission.
                window = LemurWindow.Parse(written);
            }

            var present = now.ToUnixTimeMilliseconds();
            var isSetBack = last > present + LemurWindow.Length;
            if (isSetBack)
            {
                // The clock was set back: what is ahead of it counts as of now.
                admitted =
                [
                    .. admitted.Where(time => time > last - LemurWindow.Length).Select(time => Math.Min(time, present)),
                ];
                last = present;
            }

            var at = Math.Max(present, last);
            var inside = admitted.Count(time => time > at - LemurWindow.Length);
            var before = window.Used(now);
            Assert.Equal(inside, before);
            var isAdmitted = window.TryAdmit(now, limit);
            Assert.Equal(inside < limit, isAdmitted);
            if (isAdmitted)
            {
                admitted.Add(at);
                last = at;
            }

            // As a batch does: a window is written when it moved, not when time has left admissions behind.
            written = isAdmitted || isSetBack ? window.ToText() : written;

            Assert.True(
                admitted.Count(time => time > at - LemurWindow.Length) <= Math.Max(limit, before),
                "more than the limit in 60 seconds"
            );
            Check(window, admitted, at, now, limit);
        }

        return true;
    }

    /// <summary>
    /// What is announced holds: a request at the reset finds room, and none before does when none is left.
    /// </summary>
    private static void Check(LemurWindow window, List<long> admitted, long at, DateTimeOffset now, int limit)
    {
        var allowance = window.Allowance(now, limit);
        var inside = admitted.Where(time => time > at - LemurWindow.Length).Order().ToList();
        Assert.Equal(Math.Max(0, limit - inside.Count), allowance.Remaining);
        if (limit > 0 && inside.Count >= limit)
        {
            var frees = inside[inside.Count - limit] + LemurWindow.Length;
            Assert.Equal(frees - now.ToUnixTimeMilliseconds(), allowance.Reset.TotalMilliseconds);
            Assert.True(
                LemurWindow.Parse(window.ToText()).TryAdmit(DateTimeOffset.FromUnixTimeMilliseconds(frees), limit)
            );
            Assert.False(
                LemurWindow.Parse(window.ToText()).TryAdmit(DateTimeOffset.FromUnixTimeMilliseconds(frees - 1), limit)
            );
        }
    }
}
