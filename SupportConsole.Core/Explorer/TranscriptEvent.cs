using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Explorer;

/// <summary>One step of a transcript's course.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; null where it was not recorded.</param>
public sealed record TranscriptEvent(TranscriptEventKind Kind, DateTimeOffset? At)
{
    /// <summary>The end of a wait or of a lease; null while it goes on, and where it was not recorded.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The worker of a lease.</summary>
    public string? Worker { get; init; }

    /// <summary>Which lease it was, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>How often a lease was renewed.</summary>
    public int Heartbeats { get; init; }
}

/// <summary>What happens to a transcript.</summary>
public enum TranscriptEventKind
{
    Submitted,

    /// <summary>It waited for a slot, or still does.</summary>
    Waited,

    /// <summary>It got its slot; of several starts the last.</summary>
    Started,

    /// <summary>A worker had it, and was not heard of any more.</summary>
    LeaseExpired,

    /// <summary>A lease ran out under an earlier release, which kept no record of it.</summary>
    LeaseNotRecorded,

    /// <summary>A worker has it, or had it until its end.</summary>
    Leased,
    Completed,

    /// <summary>It ended in <see cref="TranscriptStatus.Error"/>.</summary>
    Failed,
}
