using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Core.Explorer;

/// <summary>Finds the limit that a submit met, and who had set it.</summary>
internal static class SubmitLimitReader
{
    /// <summary>The nodes' clocks may differ a little.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public static async Task<SubmitLimit?> ReadAsync(
        ConsoleDbContext context,
        Transcript transcript,
        AccountState state,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        var start = transcript.SubmittedAt.Truncate(TimeSpan.FromMinutes(1));
        var minute = await context
            .ThrottleMinutes.AsNoTracking()
            .FirstOrDefaultAsync(
                minute => minute.AccountId == transcript.AccountId && minute.Minute == start,
                cancellationToken
            );
        if (minute is null)
        {
            return null;
        }

        // The minute tells only how it ended: a pause may have begun or ended within it.
        if (
            await context.PauseAtAsync(transcript.AccountId, transcript.SubmittedAt, cancellationToken) is
            { Entry: var paused, Until: var end }
        )
        {
            return new(start, 0, minute.PeakRunning, minute.PeakQueued, LimitOrigin.Paused, paused)
            {
                PausedUntil = end,
            };
        }

        var until = transcript.SubmittedAt + ClockTolerance;
        var change = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == transcript.AccountId
                && entry.Outcome == AuditOutcome.Applied
                && entry.At <= until
                && AuditActions.ThrottleLimitMoves.Contains(entry.Action)
            )
            .OrderByDescending(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var set = change is null
            ? limits.Of(state.Plan).AsyncConcurrency
            : AuditedLimit.Read(change.After)?.ThrottleLimit;
        var origin = set switch
        {
            _ when set == minute.EndLimit => change is null ? LimitOrigin.PlanDefault : LimitOrigin.Change,
            _ when set > minute.EndLimit && minute.EndLimit <= 1 => LimitOrigin.Lowered,
            _ => LimitOrigin.NotRecorded,
        };
        return new(
            start,
            minute.EndLimit,
            minute.PeakRunning,
            minute.PeakQueued,
            origin,
            origin == LimitOrigin.Change ? change : null
        );
    }
}
