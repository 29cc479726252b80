using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Components.Throttling;

/// <summary>How an account stood during some minutes in which nothing about it changed.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Running">Peak of running.</param>
/// <param name="Queued">What waited at the peak of the demand.</param>
/// <param name="Limit">The effective limit.</param>
/// <param name="Throttled">Transcripts that had to wait.</param>
/// <param name="Finished">Transcripts that ended.</param>
internal sealed record Step(
    DateTimeOffset From,
    DateTimeOffset To,
    int Running,
    int Queued,
    int Limit,
    long Throttled,
    long Finished
)
{
    public int Demand => Running + Queued;
}

/// <summary>Minutes with something in them as steps without gaps: what a chart draws and a table lists.</summary>
internal static class StepSeries
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The steps of a period, oldest first. A minute shows its peaks; a span without rows stands as the row before it
    /// ended; before the first row nothing is known and nothing is drawn.
    /// </summary>
    public static IReadOnlyList<Step> Of(IReadOnlyList<ThrottleMinute> minutes, DateTimeOffset from, DateTimeOffset to)
    {
        var steps = new List<Step>();
        ThrottleMinute? last = null;
        foreach (var minute in minutes)
        {
            if (last is not null)
            {
                Add(steps, Rest(last, minute.Minute), from, to);
            }

            Add(steps, Peak(minute), from, to);
            last = minute;
        }

        if (last is not null)
        {
            Add(steps, Rest(last, to), from, to);
        }

        return steps;
    }

    private static Step Peak(ThrottleMinute minute) =>
        new(
            minute.Minute,
            minute.Minute + Minute,
            minute.PeakRunning,
            Math.Max(0, minute.PeakDemand - minute.PeakRunning),
            minute.EndLimit,
            minute.Throttled,
            minute.Finished
        );

    private static Step Rest(ThrottleMinute last, DateTimeOffset until) =>
        new(last.Minute + Minute, until, last.EndRunning, last.EndQueued, last.EndLimit, 0, 0);

    private static void Add(List<Step> steps, Step step, DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (step.From < from ? from : step.From, step.To > to ? to : step.To);
        if (start < end)
        {
            steps.Add(step with { From = start, To = end });
        }
    }
}
