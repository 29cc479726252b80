using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling;

/// <summary>Sums of hours, days or months as steps without gaps: a period too long to be drawn by the minute.</summary>
internal static class RollupSteps
{
    /// <summary>From this length on a chart is drawn from sums.</summary>
    public static readonly TimeSpan Longer = TimeSpan.FromHours(48);

    /// <summary>
    /// The steps, oldest first. A span without a sum stands as the one before it ended; before the first nothing is
    /// known.
    /// </summary>
    public static IReadOnlyList<Step> Of(AccountHistory history)
    {
        var steps = new List<Step>();
        ThrottleRollup? last = null;
        foreach (var (bucket, sum) in history.Points)
        {
            if (last is not null && steps[^1].To < bucket.Start)
            {
                steps.Add(Rest(last, steps[^1].To, bucket.Start));
            }

            steps.Add(
                new(
                    bucket.Start,
                    bucket.End,
                    sum.PeakRunning,
                    Math.Max(0, sum.PeakDemand - sum.PeakRunning),
                    sum.EndLimit,
                    sum.Throttled,
                    sum.Finished
                )
            );
            last = sum;
        }

        if (last is not null && steps[^1].To < history.To)
        {
            steps.Add(Rest(last, steps[^1].To, history.To));
        }

        return steps;
    }

    private static Step Rest(ThrottleRollup last, DateTimeOffset from, DateTimeOffset to) =>
        new(from, to, last.EndRunning, last.EndQueued, last.EndLimit, 0, 0);
}
