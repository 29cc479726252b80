using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Explorer;

/// <summary>Which transcripts of an account a list shows, newest first.</summary>
public sealed record TranscriptQuery
{
    /// <summary>Most rows of one page.</summary>
    public const int MaximumTake = 200;

    public required string AccountId { get; init; }

    /// <summary>Only in this state; null for all.</summary>
    public TranscriptStatus? Status { get; init; }

    /// <summary>Only those that wait, or had to wait, because of the limit.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>Only of this model, by the name that the settings write; null for all.</summary>
    public string? Model { get; init; }

    public string? ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    /// <summary>Only those that this worker has or had, by its whole id.</summary>
    public string? Worker { get; init; }

    /// <summary>Only those whose error holds this text, in any case.</summary>
    public string? Error { get; init; }

    /// <summary>Submitted at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Submitted before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those submitted before this place in the account's line.</summary>
    public long? Before { get; init; }

    /// <summary>Only those submitted after this place in the account's line.</summary>
    public long? After { get; init; }

    /// <summary>Rows wanted, 1 to <see cref="MaximumTake"/>; numbers outside are brought into that range.</summary>
    public int Take { get; init; } = 50;
}
