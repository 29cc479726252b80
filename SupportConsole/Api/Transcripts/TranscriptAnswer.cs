using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Api.Transcripts;

/// <summary>
/// One transcript. throttled is true while it waits because of the limit, false once it has started after waiting, and
/// null if it never waited.
/// </summary>
internal sealed record TranscriptAnswer(
    string Id,
    string AccountId,
    string ProjectId,
    TranscriptStatus Status,
    bool? Throttled,
    int? QueuePosition,
    int Attempts,
    string? AudioUrl,
    string Model,
    string? ApiKeyId,
    DateTime SubmittedAt,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    decimal? AudioSeconds,
    string? Error
)
{
    public static TranscriptAnswer Of(TranscriptWithPosition found)
    {
        var transcript = found.Transcript;
        return new(
            transcript.Id,
            transcript.AccountId,
            transcript.ProjectId,
            transcript.Status,
            IsThrottled(transcript),
            found.QueuePosition,
            transcript.Attempts,
            transcript.AudioUrl,
            transcript.Model,
            transcript.ApiKeyId,
            transcript.SubmittedAt.UtcDateTime,
            transcript.StartedAt?.UtcDateTime,
            transcript.FinishedAt?.UtcDateTime,
            transcript.AudioMilliseconds / 1_000m,
            transcript.Error
        );
    }

    /// <summary>Null if it never waited.</summary>
    internal static bool? IsThrottled(Transcript transcript) =>
        transcript.Throttle == Throttle.Never ? null : transcript.Throttle == Throttle.Waiting;
}
