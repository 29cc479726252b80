using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Readings;

/// <summary>Transcripts that were cancelled in the last hour: those who sent them may have to send them again.</summary>
internal static class CanceledQueries
{
    /// <summary>
    /// How many may have been, out of the minutes alone: what was there or came, and neither finished nor is there. 0
    /// where nothing was cancelled, so that the table is not asked.
    /// </summary>
    /// <param name="minutes">The account's minutes with the last one before the hour, oldest first.</param>
    /// <param name="state">The account.</param>
    /// <param name="since">The hour's start.</param>
    public static long Suspected(IReadOnlyList<ThrottleMinute> minutes, AccountState state, DateTimeOffset since)
    {
        var hour = minutes.Where(minute => minute.Minute >= since);
        var before = minutes.LastOrDefault(minute => minute.Minute < since);
        return (before?.EndRunning ?? 0)
            + QueuedAt(minutes, since)
            + hour.Sum(minute => minute.Submitted - minute.Finished)
            - state.Demand;
    }

    /// <summary>
    /// How many were. Looks at the places in line that were given in the hour, and at those of the queue that stood at
    /// its start, twice as many as it held: earlier cancellations leave places empty.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="minutes">As above.</param>
    /// <param name="state">The account.</param>
    /// <param name="since">The hour's start.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static Task<long> CanceledAsync(
        this ConsoleDbContext context,
        IReadOnlyList<ThrottleMinute> minutes,
        AccountState state,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var submitted = minutes.Where(minute => minute.Minute >= since).Sum(minute => minute.Submitted);
        var first = state.NextSequence - submitted - (2 * QueuedAt(minutes, since));
        return context
            .Transcripts.Where(transcript =>
                transcript.AccountId == state.AccountId
                && transcript.Sequence >= first
                && transcript.Status == TranscriptStatus.Error
                && transcript.StartedAt == null
                && transcript.FinishedAt >= since
            )
            .LongCountAsync(cancellationToken);
    }

    private static long QueuedAt(IReadOnlyList<ThrottleMinute> minutes, DateTimeOffset since) =>
        minutes.LastOrDefault(minute => minute.Minute < since)?.EndQueued ?? 0;
}
