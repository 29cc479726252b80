using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>How a transcript ended.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="LeaseToken">The worker's proof.</param>
/// <param name="Succeeded">True for <c>completed</c>, false for <c>error</c>.</param>
/// <param name="AudioMilliseconds">Length of the audio; charged when it succeeded.</param>
/// <param name="Error">Why it failed.</param>
public sealed record TranscriptResult(
    string Id,
    string LeaseToken,
    bool Succeeded,
    long AudioMilliseconds = 0,
    string? Error = null
);

/// <summary>A completion's result.</summary>
/// <param name="Accepted">
/// Ids that have ended under this worker's lease, by this call or an earlier one; a repeat changes nothing, and one
/// that reports the other end is stale.
/// </param>
/// <param name="Stale">Ids whose lease is not this worker's, or unknown: nothing was changed.</param>
/// <param name="Started">Waiting transcripts that started in the freed slots.</param>
public sealed record CompleteOutcome(
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Stale,
    IReadOnlyList<string> Started
)
{
    /// <summary>What was decided and why.</summary>
    public Decision? Decision { get; init; }
}
