using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Cancellation;

/// <summary>A whole queue's cancellation as it stands in the entries of its beginning and its end.</summary>
/// <param name="Queued">How many waited; at the end, how many were cancelled.</param>
/// <param name="UpTo">The highest place in line that it may touch.</param>
public sealed record AuditedQueueCancellation(int Queued, long UpTo)
{
    /// <summary>Only this project's; null for all.</summary>
    public string? ProjectId { get; init; }

    /// <summary>At the end: the entry of the beginning.</summary>
    public long? Began { get; init; }

    /// <summary>At the end: true when it was stopped on request.</summary>
    public bool? Stopped { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedQueueCancellation? Read(string? text) => AuditedText.Read<AuditedQueueCancellation>(text);

    internal string Write() => AuditedText.Write(this);
}
