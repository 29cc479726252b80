namespace SupportConsole.Core.Replies;

/// <summary>What a customer is told.</summary>
public enum ReplyKind
{
    /// <summary>Throttled for a while; it passes or has passed.</summary>
    Transient,

    /// <summary>Throttled all the time, and the limit has been raised.</summary>
    SteadyRaised,

    /// <summary>Throttled, and engineering decides about the raise.</summary>
    WaitingForEngineering,

    /// <summary>Not throttled: the cause lies elsewhere.</summary>
    NotThrottled,

    /// <summary>Had a negative balance, and got the complimentary credit.</summary>
    CreditGranted,

    /// <summary>Negative although the complimentary credit was given.</summary>
    StillNegative,

    /// <summary>Negative again: the one credit is used up.</summary>
    CreditUsed,

    /// <summary>Auto-pay is on, and the card is declined.</summary>
    CardFailing,
}

/// <summary>An answer to a customer, filled in and ready to copy.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">For the one who chooses.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Caution">What to do or to look at before it is true; null when it is.</param>
public sealed record Reply(ReplyKind Kind, string Title, string Text, string? Caution);
