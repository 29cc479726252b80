namespace SupportConsole.Core.Limits.Rates;

/// <summary>
/// A decision about a request that its caller has named. Told again under the same name it is answered the same and
/// consumes nothing: a caller whose answer was lost may ask again.
/// </summary>
internal sealed record RateRequest
{
    /// <summary>How long a name stands for its decision.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public required RateRequestKey Key { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The outcome as JSON.</summary>
    public required string Answer { get; init; }
}

/// <summary>Names a request of an account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Kind">What is asked for: the same name may stand for one of each.</param>
/// <param name="RequestId">As the caller named it, 1-64 characters.</param>
internal readonly record struct RateRequestKey(string AccountId, RateRequestKind Kind, string RequestId);

/// <summary>What is asked for. The numbers stand in the table.</summary>
internal enum RateRequestKind
{
    Stream = 0,
    Lemur = 1,
}
