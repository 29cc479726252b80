namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Where a transcript stands.</summary>
public enum TranscriptStatus
{
    /// <summary>Waits for room under the throttle limit.</summary>
    Queued = 0,

    /// <summary>Holds a slot: a worker may take it or has it.</summary>
    Processing = 1,

    Completed = 2,
    Error = 3,
}

/// <summary>Whether a transcript had to wait because of the limit.</summary>
public enum Throttle
{
    Never = 0,

    /// <summary>It waits now.</summary>
    Waiting = 1,

    /// <summary>It waited, and has started since.</summary>
    Waited = 2,
}

/// <summary>One transcript as the limiter keeps it.</summary>
public sealed record Transcript
{
    /// <summary>
    /// 1-64 of <c>A-Z a-z 0-9 _ -</c>, unique over all accounts; given by the client or made by the service.
    /// </summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    public required string Model { get; init; }

    public string? AudioUrl { get; init; }

    /// <summary>
    /// Place in the account's line; kept for life, so that a transcript whose lease expired goes back to the front.
    /// </summary>
    public required long Sequence { get; init; }

    public required TranscriptStatus Status { get; init; }

    public Throttle Throttle { get; init; }

    /// <summary>How many leases of it expired.</summary>
    public int Attempts { get; init; }

    public string? LeaseOwner { get; init; }

    /// <summary>
    /// Fences stale workers: only its holder may renew or finish. Kept after the end, so that a repeated completion is
    /// known.
    /// </summary>
    public string? LeaseToken { get; init; }

    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>How long the lease was asked for; a heartbeat renews it for as long again.</summary>
    public int? LeaseSeconds { get; init; }

    /// <summary>
    /// When the worker of <see cref="LeaseOwner"/> took it; null before, and where it was not recorded. Kept after the end.
    /// </summary>
    public DateTimeOffset? LeasedAt { get; init; }

    /// <summary>How often the present lease was renewed. Kept after the end.</summary>
    public int Heartbeats { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it got its slot.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Length of the audio in milliseconds, known at completion.</summary>
    public long? AudioMilliseconds { get; init; }

    public Money Cost { get; init; }

    public string? Error { get; init; }

    /// <summary>True when it was cancelled while it waited: nothing else ends a transcript without a start.</summary>
    public bool IsCanceled => Status == TranscriptStatus.Error && StartedAt is null;

    /// <summary>
    /// True when it did not start with its submit, for whatever reason: the limit (<see cref="Throttle"/>), a paused
    /// queue. Unknown, and true, for one that was started more than once.
    /// </summary>
    public bool HasWaited => Throttle != Throttle.Never || StartedAt is null || StartedAt > SubmittedAt;

    /// <summary>The transcript, which waits, cancelled.</summary>
    internal Transcript Cancel(DateTimeOffset now, string error) =>
        this with
        {
            Status = TranscriptStatus.Error,
            FinishedAt = now,
            Throttle = Throttle == Throttle.Waiting ? Throttle.Waited : Throttle,
            Error = error,
        };

    /// <summary>The transcript, which waits, with a slot from now on.</summary>
    internal Transcript Start(DateTimeOffset now) =>
        this with
        {
            Status = TranscriptStatus.Processing,
            StartedAt = now,
            Throttle = Throttle == Throttle.Waiting ? Throttle.Waited : Throttle,
        };
}
