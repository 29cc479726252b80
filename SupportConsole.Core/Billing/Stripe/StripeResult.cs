namespace SupportConsole.Core.Billing.Stripe;

/// <summary>Why Stripe did not answer what was asked.</summary>
public enum StripeFailureKind
{
    NotConfigured,

    /// <summary>No such customer, or in the other mode (test, live).</summary>
    NotFound,

    /// <summary>The key is wrong, revoked or expired.</summary>
    KeyRefused,

    /// <summary>The key is right but may not read this.</summary>
    NotPermitted,

    TooManyRequests,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    TimedOut,

    /// <summary>What came is not what Stripe answers: HTML of a proxy, a cut text.</summary>
    Unreadable,

    /// <summary>Stripe has an error of its own.</summary>
    ServerError,

    /// <summary>Stripe refuses the question itself.</summary>
    Refused,
}

/// <summary>A failure, for people.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sentence">In words, with what to do.</param>
/// <param name="RequestId">Stripe's name of the call, for its support; null when none came.</param>
public sealed record StripeFailure(StripeFailureKind Kind, string Sentence, string? RequestId = null);

/// <summary>An answer, or why there is none.</summary>
public readonly record struct StripeResult<T>(T? Value, StripeFailure? Failure)
    where T : class
{
    public static implicit operator StripeResult<T>(StripeFailure failure) => new(null, failure);

    public static implicit operator StripeResult<T>(T value) => new(value, null);
}
