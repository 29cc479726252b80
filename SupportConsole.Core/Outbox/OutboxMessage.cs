namespace SupportConsole.Core.Outbox;

/// <summary>What a message is and where it goes.</summary>
public enum OutboxKind
{
    /// <summary>The e-mail to an account on the first throttled transcript of a UTC day.</summary>
    Email = 0,

    /// <summary>A post to #ask-engineering.</summary>
    SlackPost = 1,
}

/// <summary>How far a message is.</summary>
public enum OutboxState
{
    /// <summary>To be sent at <see cref="OutboxMessage.NextAttemptAt"/>.</summary>
    Pending = 0,

    Sent = 1,

    /// <summary>Given up after too many attempts, or refused for good.</summary>
    Failed = 2,
}

/// <summary>
/// A message written in the transaction of what it tells about, and sent afterwards: never lost, whatever happens in
/// between.
/// </summary>
public sealed record OutboxMessage
{
    /// <summary>32 hexadecimal digits, rising with time.</summary>
    public required string Id { get; init; }

    public required OutboxKind Kind { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Unique for ever: what is written again under it is the same message. 1-128 characters.</summary>
    public required string DeduplicationKey { get; init; }

    /// <summary>The figures it is made of, JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public OutboxState State { get; init; }

    /// <summary>
    /// Attempts begun, those of all rounds together: a message that a person has sent again begins a new round.
    /// </summary>
    public int Attempts { get; init; }

    /// <summary>Not before this time; while an attempt is under way, when it is given up for dead.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>The node whose attempt is under way; null between attempts.</summary>
    public string? ClaimedBy { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where it went: an address, a file, a channel.</summary>
    public string? SentTo { get; init; }

    /// <summary>Why the last attempt failed, in words.</summary>
    public string? LastError { get; init; }

    /// <summary>True after a person had it sent again, until the next attempt.</summary>
    public bool WaitsAgain => State == OutboxState.Pending && ClaimedBy is null && Attempts > 0 && LastError is null;
}
