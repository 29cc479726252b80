namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// A lease of a transcript that ran out without an end; written with what becomes of the transcript. The lease that a
/// transcript has, or ended under, stands in the <see cref="Transcript"/> itself.
/// </summary>
public sealed record TranscriptLease
{
    public required string TranscriptId { get; init; }

    /// <summary>1 for the first lease of the transcript that ran out.</summary>
    public required int Attempt { get; init; }

    public required string AccountId { get; init; }

    /// <summary>The worker's id.</summary>
    public required string Worker { get; init; }

    /// <summary>When the worker took it; null where a program of an earlier release handed it out.</summary>
    public DateTimeOffset? LeasedAt { get; init; }

    /// <summary>When it was found to have run out.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How often the worker renewed it.</summary>
    public required int Heartbeats { get; init; }
}
