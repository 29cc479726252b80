namespace SupportConsole.Core.Replies;

/// <summary>What a customer is told.</summary>
public enum ReplyKind
{
    /// <summary>Throttled for a while; it passes or has passed.</summary>
    Transient,

    /// <summary>Throttled all the time; the limit has not been raised.</summary>
    Steady,

    /// <summary>The limit has been raised.</summary>
    SteadyRaised,

    /// <summary>Throttled, and engineering decides about the raise.</summary>
    WaitingForEngineering,

    /// <summary>Not throttled: the cause lies elsewhere.</summary>
    NotThrottled,

    /// <summary>Disabled: everything is refused, whatever the limit.</summary>
    Disabled,

    /// <summary>New streaming sessions were refused for a while; it passes or has passed.</summary>
    StreamsTransient,

    /// <summary>New streaming sessions are refused all the time; the limit has not been raised.</summary>
    StreamsSteady,

    /// <summary>The limit on new streaming sessions has been raised.</summary>
    StreamsRaised,

    /// <summary>Engineering decides about a raise of the limit on new streaming sessions.</summary>
    StreamsWaitingForEngineering,

    /// <summary>Streaming sessions are not terminated: what the client must send.</summary>
    NeverTerminated,

    /// <summary>LeMUR requests were refused over their limit.</summary>
    LemurRefused,

    /// <summary>Had a negative balance, and got the complimentary credit.</summary>
    CreditGranted,

    /// <summary>Negative although the complimentary credit was given.</summary>
    StillNegative,

    /// <summary>Negative again: the one credit is used up.</summary>
    CreditUsed,

    /// <summary>Auto-pay is on, and the card is declined.</summary>
    CardFailing,

    /// <summary>The balance does not last long at the present rate.</summary>
    LowBalance,

    /// <summary>Support has paused the queue: what is sent is taken and waits.</summary>
    Paused,
}

/// <summary>An answer to a customer, filled in. It may be copied only while every sentence of it is true.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">For the one who chooses.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Caution">What to look at before it is sent, although it is true; null when there is nothing.</param>
public sealed record Reply(ReplyKind Kind, string Title, string Text, string? Caution)
{
    /// <summary>
    /// Why it is not true now, and the act that makes it true; null when it is true and may be copied.
    /// </summary>
    public string? Obstacle { get; init; }

    /// <summary>True when every sentence of it is true now.</summary>
    public bool MayBeCopied => Obstacle is null;
}
