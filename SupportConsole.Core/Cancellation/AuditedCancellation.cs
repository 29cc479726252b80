using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>A transcript as it stands in the before and after of the entry of its cancellation.</summary>
/// <param name="TranscriptId">Which.</param>
/// <param name="Status">Where it stood, or stands.</param>
public sealed record AuditedCancellation(string TranscriptId, TranscriptStatus Status)
{
    /// <summary>What it ended with.</summary>
    public string? Error { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedCancellation? Read(string? text) => AuditedText.Read<AuditedCancellation>(text);

    internal string Write() => AuditedText.Write(this);
}
