namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>A worker asks for work.</summary>
/// <param name="WorkerId">Who asks, 1-128 characters.</param>
/// <param name="Max">At most this many, 1-1000.</param>
/// <param name="Wait">How long to wait when there is none, 0-30 s.</param>
/// <param name="Duration">How long a lease holds without a heartbeat, 5 s to 1 h.</param>
public sealed record LeaseRequest(string WorkerId, int Max, TimeSpan Wait, TimeSpan Duration);

/// <summary>A transcript in a worker's hands until <paramref name="ExpiresAt"/>.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Lease(
    string Id,
    string AccountId,
    string ProjectId,
    string Model,
    string? AudioUrl,
    string LeaseToken,
    DateTimeOffset ExpiresAt,
    int Attempt
);

/// <summary>What proves that a worker holds a lease.</summary>
public sealed record LeaseKey(string Id, string LeaseToken);

/// <summary>A heartbeat's result.</summary>
/// <param name="Renewed">Ids that hold on.</param>
/// <param name="Stale">Ids whose lease is no longer this worker's: stop working on them.</param>
public sealed record HeartbeatOutcome(IReadOnlyList<string> Renewed, IReadOnlyList<string> Stale);
