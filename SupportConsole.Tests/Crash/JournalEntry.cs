namespace SupportConsole.Tests.Crash;

/// <summary>What the driver did or was answered.</summary>
internal enum JournalEvent
{
    SubmitSent,
    SubmitAcknowledged,

    /// <summary>Refused for the balance: nothing was stored.</summary>
    SubmitRefused,
    CompleteSent,
    CompleteAcknowledged,
    DepositSent,
    DepositAcknowledged,
    LimitSent,
    LimitAcknowledged,

    /// <summary>A streaming session is to be opened: not idempotent, every such call may open one.</summary>
    StreamSent,
    StreamAcknowledged,
    StreamRefused,
    StreamUnsent,

    /// <summary>A streaming session is to be terminated; this entry stands for all tries of the same call.</summary>
    EndSent,
    EndAcknowledged,

    /// <summary>A LeMUR request: not idempotent either.</summary>
    LemurSent,
    LemurAcknowledged,
    LemurRefused,
    LemurUnsent,

    /// <summary>An answer that breaks a promise by itself.</summary>
    Broken,
}

/// <summary>Why a session or LeMUR request was not admitted.</summary>
internal enum Refusal
{
    OverLimit,
    NegativeBalance,

    /// <summary>There was no connection: nobody was asked.</summary>
    Unsent,
}

/// <summary>One line of the journal. What an event does not need is null.</summary>
internal sealed record JournalEntry(JournalEvent Event)
{
    /// <summary>Who of the driver's own; one caller makes one call after the other.</summary>
    public required string Caller { get; init; }

    /// <summary>
    /// By the clock of this machine, Unix milliseconds: of a call not after it was sent, of an answer not before it
    /// came.
    /// </summary>
    public long At { get; init; }

    public string? Account { get; init; }

    /// <summary>Transcripts, in the order of the call, or the session.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>
    /// Sent without ids: how many transcripts. Not null for a session or LeMUR request that names no API key.
    /// </summary>
    public int? Unnamed { get; init; }

    /// <summary>
    /// The lease token of a completion, the reference of a deposit, the attempt's id of a limit change. Of a session or
    /// LeMUR request an id that no other has; unless it is unnamed, it is sent as the API key, so that the tables tell
    /// which request they tell of.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>How a completion ends its transcript: in <c>completed</c>, else in <c>error</c>.</summary>
    public bool? Succeeds { get; init; }

    /// <summary>Of audio, or of the session that is to be charged; null charges the time it was open.</summary>
    public long? AudioMilliseconds { get; init; }

    /// <summary>Of a deposit, or what a LeMUR request was charged.</summary>
    public long? AmountMicros { get; init; }

    public string? Model { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>That was asked for, or that a session was opened under.</summary>
    public int? Limit { get; init; }

    /// <summary>Of a broken promise.</summary>
    public string? Text { get; init; }
}
