namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// What an account's streaming did in one UTC minute. A minute without traffic has no row. The latest row is all that
/// the next decision needs; the rows together are the limit's history.
/// </summary>
public sealed record StreamingMinute
{
    public required string AccountId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>New sessions allowed in this minute.</summary>
    public required int SessionLimit { get; init; }

    /// <summary>
    /// The starting limit that <see cref="SessionLimit"/> was decided with; 0 in rows from before it was kept.
    /// </summary>
    public int StartingLimit { get; init; }

    /// <summary>Sessions opened in this minute.</summary>
    public long Opened { get; init; }

    /// <summary>Attempts refused because the limit was reached.</summary>
    public long Refused { get; init; }
}
