namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// How the limit on new sessions moves from minute to minute. Source: domain.md, "Streaming sessions". Whole numbers
/// only: starting at 100 and always full it is 100, 110, 121, 133, 146, 161, 177, 195, 215.
/// </summary>
public static class StreamingScale
{
    private const int Whole = 100;

    /// <summary>The limit of the minute after one with this limit and so many opened sessions.</summary>
    /// <param name="limit">The limit of the minute that ended, 0 or more.</param>
    /// <param name="opened">Sessions opened in it; refused attempts do not count.</param>
    /// <param name="start">The starting limit, below which it never falls.</param>
    /// <param name="options">The step and where it applies.</param>
    public static int Next(int limit, long opened, int start, StreamingOptions options)
    {
        var use = opened * Whole;
        var next = use switch
        {
            _ when opened == 0 => Lower(limit, options), // Of a limit of 0, too.
            _ when use >= (long)limit * options.RaiseAtPercent => Raise(limit, options),
            _ when use >= (long)limit * options.LowerBelowPercent => limit,
            _ => Lower(limit, options),
        };
        return Math.Max(start, next);
    }

    /// <summary>The limit after minutes in which nothing was opened, however many.</summary>
    public static int AfterIdle(int limit, long minutes, int start, StreamingOptions options)
    {
        // Ends after a few steps whatever the number of minutes: at the starting limit, or at the figure that a step
        // rounds to itself.
        for (; minutes > 0 && limit > start; minutes--)
        {
            var next = Next(limit, 0, start, options);
            if (next == limit)
            {
                break;
            }

            limit = next;
        }

        return Math.Max(start, limit);
    }

    /// <summary>Times the step, to the nearest whole number, halves away from zero, and by at least 1.</summary>
    private static int Raise(int limit, StreamingOptions options)
    {
        var raised = (((long)limit * (Whole + options.StepPercent)) + (Whole / 2)) / Whole;
        return (int)Math.Min(int.MaxValue, Math.Max((long)limit + 1, raised));
    }

    /// <summary>Divided by the step, to the nearest whole number, halves away from zero.</summary>
    private static int Lower(int limit, StreamingOptions options)
    {
        long divisor = Whole + options.StepPercent;
        return (int)((((long)limit * 2 * Whole) + divisor) / (2 * divisor));
    }
}
