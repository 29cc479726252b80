using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>The steps a transcript may take in one commit, and how its fields must fit.</summary>
internal static class Lifecycle
{
    public static void Check(Transcript? before, Transcript after)
    {
        Promise.Holds(
            before is null || IsKept(before, after),
            $"a transcript stays what it is: {before} became {after}"
        );
        Promise.Holds(
            before is null or { Status: TranscriptStatus.Queued or TranscriptStatus.Processing },
            $"a transcript ends once: {before} became {after}"
        );
        Promise.Holds(
            IsStep(before?.Status, after.Status),
            $"a transcript goes from {before?.Status} to {after.Status}: {after}"
        );
        Promise.Holds(Fits(after), $"its fields fit: {after}");
        var isTakenBack = before?.LeaseToken is not null && before.LeaseToken != after.LeaseToken;
        Promise.Holds(
            before is null || after.Attempts == before.Attempts + (isTakenBack ? 1 : 0),
            $"a lease ends with its transcript or by expiry, which counts an attempt: {before} became {after}"
        );
    }

    private static bool IsKept(Transcript before, Transcript after) =>
        (before.AccountId, before.ProjectId, before.ApiKeyId, before.Model, before.Sequence, before.SubmittedAt)
        == (after.AccountId, after.ProjectId, after.ApiKeyId, after.Model, after.Sequence, after.SubmittedAt);

    private static bool IsStep(TranscriptStatus? before, TranscriptStatus after) =>
        before switch
        {
            null => after is not TranscriptStatus.Completed,
            TranscriptStatus.Queued => after
                is TranscriptStatus.Queued
                    or TranscriptStatus.Processing
                    or TranscriptStatus.Error,
            TranscriptStatus.Processing => true,
            _ => false,
        };

    private static bool Fits(Transcript transcript) =>
        transcript.Status switch
        {
            // What a paused queue holds is not throttled: the model says which.
            TranscriptStatus.Queued => transcript
                is { LeaseToken: null, LeaseExpiresAt: null, StartedAt: null, FinishedAt: null },
            TranscriptStatus.Processing => transcript.LeaseToken is null == transcript.LeaseExpiresAt is null
                && transcript is { StartedAt: not null, FinishedAt: null, Throttle: not Throttle.Waiting },
            TranscriptStatus.Error when transcript.StartedAt is null => transcript
                is {
                    FinishedAt: not null,
                    LeaseToken: null,
                    Throttle: not Throttle.Waiting,
                    Cost.Micros: 0,
                    AudioMilliseconds: null,
                    Error: CancellationTexts.BySupport or CancellationTexts.ByRequest
                },
            _ => transcript is { StartedAt: not null, FinishedAt: not null, Throttle: not Throttle.Waiting },
        };
}
