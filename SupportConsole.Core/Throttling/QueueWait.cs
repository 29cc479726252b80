namespace SupportConsole.Core.Throttling;

/// <summary>How long a queue takes, the one formula: verdict, replies and tables show the same.</summary>
public static class QueueWait
{
    /// <summary>
    /// How long the last in line waits at the present rate. It starts once so few run that it fits: what runs over the
    /// limit, as after a cut, must finish before anything starts.
    /// </summary>
    /// <param name="running">Transcripts in processing.</param>
    /// <param name="queued">Transcripts waiting.</param>
    /// <param name="limit">The effective limit; with 0 nothing ever starts.</param>
    /// <param name="finishedPerMinute">The recent completion rate.</param>
    /// <returns>
    /// Null when nothing waits, and when it is unknown because nothing finishes or nothing may start.
    /// </returns>
    public static TimeSpan? OfTheLast(int running, int queued, int limit, decimal finishedPerMinute)
    {
        if (queued == 0 || limit == 0 || finishedPerMinute <= 0)
        {
            return null;
        }

        var finishesBefore = Math.Max(0L, (long)running + queued - limit);
        return TimeSpan.FromMinutes((double)(finishesBefore / finishedPerMinute));
    }
}
