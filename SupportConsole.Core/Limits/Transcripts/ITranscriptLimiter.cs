using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// The live async limit: what the platform's servers and workers call. Every answer is given after the commit. All
/// methods throw <see cref="LimitsBusyException"/> when too much is waiting and
/// <see cref="LimitsUnavailableException"/> when the database refuses.
/// </summary>
public interface ITranscriptLimiter
{
    /// <summary>
    /// Accepts transcripts, all or none; each starts at once or waits in line. Ids make a repeat harmless.
    /// </summary>
    Task<SubmitOutcome> SubmitAsync(
        string accountId,
        IReadOnlyList<TranscriptSubmission> transcripts,
        CancellationToken cancellationToken
    );

    /// <summary>Hands started transcripts to a worker, oldest start first; waits when there is none.</summary>
    Task<IReadOnlyList<Lease>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken);

    /// <summary>Renews leases for the time they were given at first.</summary>
    Task<HeartbeatOutcome> HeartbeatAsync(IReadOnlyList<LeaseKey> leases, CancellationToken cancellationToken);

    /// <summary>
    /// Ends transcripts, charges the completed ones, and starts the oldest waiting in their place. A repeat changes
    /// nothing.
    /// </summary>
    Task<CompleteOutcome> CompleteAsync(IReadOnlyList<TranscriptResult> results, CancellationToken cancellationToken);

    /// <summary>One transcript, or null.</summary>
    Task<TranscriptWithPosition?> FindAsync(string transcriptId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts transcripts whose lease has expired back to the front of their queue, or ends them after too many attempts.
    /// </summary>
    /// <returns>How many leases had expired; at most <paramref name="max"/>.</returns>
    Task<int> ExpireLeasesAsync(int max, CancellationToken cancellationToken);
}
