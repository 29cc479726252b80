using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>A transcript as it must be. Times are milliseconds since the epoch, money is micro-dollars.</summary>
internal sealed class ModelTranscript
{
    public required string Id { get; init; }

    public required ModelAccount Account { get; init; }

    public required string ProjectId { get; init; }

    public required string? ApiKeyId { get; init; }

    public required string ModelName { get; init; }

    public required long Sequence { get; init; }

    public required long SubmittedAt { get; init; }

    public TranscriptStatus Status { get; set; }

    public Throttle Throttle { get; set; }

    public int Attempts { get; set; }

    public string? Owner { get; set; }

    public string? Token { get; set; }

    public long? ExpiresAt { get; set; }

    public int? LeaseSeconds { get; set; }

    public long? StartedAt { get; set; }

    public long? FinishedAt { get; set; }

    public long? AudioMilliseconds { get; set; }

    public long Cost { get; set; }

    /// <summary>What it was cancelled with; null when it was not.</summary>
    public string? Error { get; set; }
}
