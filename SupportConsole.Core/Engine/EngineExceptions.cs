namespace SupportConsole.Core.Engine;

/// <summary>More decisions wait than may: try again shortly (HTTP 503 with Retry-After). Nothing was done.</summary>
public sealed class LimitsBusyException()
    : Exception("Too many requests are waiting for a decision. Nothing was changed; try again in a moment.");

/// <summary>
/// The database did not take the decision (HTTP 503). Its cause is in the log once, not in the message.
/// </summary>
public sealed class LimitsUnavailableException(Exception cause)
    : Exception("The database is not available at the moment. Nothing was acknowledged; try again in a moment.", cause);
