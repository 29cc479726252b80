namespace SupportConsole.Components.Throttling;

/// <summary>Makes few steps of many: a chart of a day gains nothing from 1,440.</summary>
internal static class StepBuckets
{
    private const int MostSteps = 360;

    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];

    /// <summary>The shortest bucket that draws a period of this length with at most some 360 steps.</summary>
    public static TimeSpan For(TimeSpan length) =>
        TimeSpan.FromMinutes(
            Minutes.FirstOrDefault(minutes => length.TotalMinutes / minutes <= MostSteps, Minutes[^1])
        );

    /// <summary>
    /// Joins the steps of each bucket: peaks stay peaks, sums stay sums, the limit is the last. A step longer than a
    /// bucket stays whole.
    /// </summary>
    /// <param name="steps">Steps without gaps, oldest first.</param>
    /// <param name="bucket">Length of a bucket; they begin at whole multiples of it.</param>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Step> steps, TimeSpan bucket)
    {
        var joined = new List<Step>();
        var open = false;
        foreach (var step in steps)
        {
            var rest = step;
            while (rest.From < rest.To)
            {
                var start = Truncate(rest.From, bucket);
                var whole = Truncate(rest.To, bucket);
                if (rest.From == start && whole > start)
                {
                    joined.Add(rest with { To = whole });
                    open = false;
                    rest = Remainder(rest, whole);
                    continue;
                }

                var end = rest.To < start + bucket ? rest.To : start + bucket;
                var part = rest with { To = end };
                if (open && Truncate(joined[^1].From, bucket) == start)
                {
                    joined[^1] = Join(joined[^1], part);
                }
                else
                {
                    joined.Add(part);
                }

                open = end < start + bucket;
                rest = Remainder(rest, end);
            }
        }

        return joined;
    }

    /// <summary>What happened is counted where the step begins.</summary>
    private static Step Remainder(Step step, DateTimeOffset from) =>
        step with
        {
            From = from,
            Throttled = 0,
            Finished = 0,
        };

    private static Step Join(Step one, Step other)
    {
        var running = Math.Max(one.Running, other.Running);
        return new(
            one.From,
            other.To,
            running,
            Math.Max(0, Math.Max(one.Demand, other.Demand) - running),
            other.Limit,
            one.Throttled + other.Throttled,
            one.Finished + other.Finished
        );
    }

    private static DateTimeOffset Truncate(DateTimeOffset time, TimeSpan bucket) =>
        new(time.UtcTicks - (time.UtcTicks % bucket.Ticks), TimeSpan.Zero);
}
