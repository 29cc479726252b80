namespace SupportConsole.Core.Limits.Lemur;

/// <summary>
/// LeMUR requests that an account was refused in one UTC minute, over its limit. A minute without refusals has no row.
/// </summary>
public sealed record LemurMinute
{
    public required string AccountId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    /// <summary>Requests refused because the limit was reached.</summary>
    public required long Refused { get; init; }
}
