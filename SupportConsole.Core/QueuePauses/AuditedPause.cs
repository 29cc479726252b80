using SupportConsole.Core.Audit;

namespace SupportConsole.Core.QueuePauses;

/// <summary>A queue's pause as it stands in an audit entry's before and after.</summary>
/// <param name="Paused">True while nothing starts.</param>
public sealed record AuditedPause(bool Paused)
{
    /// <summary>When the queue goes on by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Waiting transcripts that started at once.</summary>
    public int? Started { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedPause? Read(string? text) => AuditedText.Read<AuditedPause>(text);

    internal static AuditedPause Of(DateTimeOffset? until) => new(until is not null) { Until = until };

    internal string Write() => AuditedText.Write(this);
}
