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

    /// <summary>An answer that breaks a promise by itself.</summary>
    Broken,
}

/// <summary>One line of the journal. What an event does not need is null.</summary>
internal sealed record JournalEntry(JournalEvent Event)
{
    /// <summary>Who of the driver's own; one caller makes one call after the other.</summary>
    public required string Caller { get; init; }

    public string? Account { get; init; }

    /// <summary>Transcripts, in the order of the call.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Sent without ids: how many transcripts.</summary>
    public int? Unnamed { get; init; }

    /// <summary>The lease token of a completion, the reference of a deposit, the attempt's id of a limit change.</summary>
    public string? Key { get; init; }

    /// <summary>How a completion ends its transcript: in <c>completed</c>, else in <c>error</c>.</summary>
    public bool? Succeeds { get; init; }

    public long? AudioMilliseconds { get; init; }

    public long? AmountMicros { get; init; }

    public int? Limit { get; init; }

    /// <summary>Of a broken promise.</summary>
    public string? Text { get; init; }
}
