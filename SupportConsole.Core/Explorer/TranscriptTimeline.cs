using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Explorer;

/// <summary>A transcript's course, oldest first, out of its row and its recorded leases.</summary>
public static class TranscriptTimeline
{
    /// <summary>
    /// The nodes' clocks may differ a little: how far before its start a transcript may seem to be leased. No lease is
    /// shorter, so that one before the start is told from it.
    /// </summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<TranscriptEvent> Of(Transcript transcript, IReadOnlyList<TranscriptLease> expired)
    {
        List<TranscriptEvent> events = [new(TranscriptEventKind.Submitted, transcript.SubmittedAt)];
        if (transcript is { HasWaited: true, Attempts: 0 })
        {
            events.Add(Wait(transcript.SubmittedAt, transcript));
        }

        for (var attempt = 1; attempt <= transcript.Attempts; attempt++)
        {
            events.Add(Expired(attempt, expired.FirstOrDefault(lease => lease.Attempt == attempt)));
        }

        // After a lost lease it stood in front of the line again, for as long as no slot was free.
        if (transcript is { Status: TranscriptStatus.Queued, Attempts: > 0 })
        {
            events.Add(Wait(events[^1].Until, transcript));
        }

        if (transcript.StartedAt is { } started && !WasGivenUp(transcript))
        {
            events.Add(new(TranscriptEventKind.Started, started));
        }

        if (transcript.LeaseOwner is { } worker && !WasGivenUp(transcript))
        {
            events.Add(
                new(TranscriptEventKind.Leased, LeasedAt(transcript))
                {
                    Until = transcript.FinishedAt,
                    Worker = worker,
                    Attempt = transcript.Attempts + 1,
                    Heartbeats = transcript.Heartbeats,
                }
            );
        }

        if (transcript.FinishedAt is { } finished)
        {
            events.Add(
                new(
                    transcript.Status == TranscriptStatus.Completed
                        ? TranscriptEventKind.Completed
                        : TranscriptEventKind.Failed,
                    finished
                )
            );
        }

        return events;
    }

    /// <summary>
    /// True when it ended because its last lease ran out: what its row holds of a lease is that one, which the history
    /// of leases has.
    /// </summary>
    private static bool WasGivenUp(Transcript transcript) =>
        transcript is { Status: TranscriptStatus.Error, Attempts: > 0 }
        && transcript.Error == LimitTexts.TooManyAttempts(transcript.Attempts);

    private static TranscriptEvent Wait(DateTimeOffset? from, Transcript transcript) =>
        new(TranscriptEventKind.Waited, from) { Until = transcript.StartedAt ?? transcript.FinishedAt };

    private static TranscriptEvent Expired(int attempt, TranscriptLease? lease) =>
        lease is null
            ? new(TranscriptEventKind.LeaseNotRecorded, null) { Attempt = attempt }
            : new(TranscriptEventKind.LeaseExpired, lease.LeasedAt)
            {
                Until = lease.EndedAt,
                Worker = lease.Worker,
                Attempt = attempt,
                Heartbeats = lease.Heartbeats,
            };

    /// <summary>
    /// Null where an earlier release handed the lease out: what the row holds then is of a lease before its last start.
    /// </summary>
    private static DateTimeOffset? LeasedAt(Transcript transcript) =>
        transcript.LeasedAt > transcript.StartedAt - ClockTolerance ? transcript.LeasedAt : null;
}
