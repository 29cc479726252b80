namespace SupportConsole.Core.Limits.Minutes;

/// <summary>
/// What an account did in one UTC minute; written in the transaction of the decisions it counts. A minute in which
/// nothing happened has no row: the account then stood as the last row's end.
/// </summary>
public sealed record ThrottleMinute
{
    public required string AccountId { get; init; }

    /// <summary>Start of the minute, UTC.</summary>
    public required DateTimeOffset Minute { get; init; }

    public long Submitted { get; init; }

    /// <summary>Transcripts that had to wait in <c>queued</c> because the limit was reached.</summary>
    public long Throttled { get; init; }

    /// <summary>Ended in <c>completed</c> or <c>error</c>.</summary>
    public long Finished { get; init; }

    /// <summary>Transcripts, streaming sessions and LeMUR requests refused for negative balance.</summary>
    public long RefusedForBalance { get; init; }

    /// <summary>
    /// Transcripts that started after they had waited. One that a worker lost and that starts again is not counted.
    /// </summary>
    public long Waited { get; init; }

    /// <summary>How long those waited, in milliseconds, all together.</summary>
    public long WaitMilliseconds { get; init; }

    public long LongestWaitMilliseconds { get; init; }

    public int PeakRunning { get; init; }

    public int PeakQueued { get; init; }

    /// <summary>Peak of running + queued.</summary>
    public int PeakDemand { get; init; }

    /// <summary>Running after the last event of the minute.</summary>
    public int EndRunning { get; init; }

    public int EndQueued { get; init; }

    /// <summary>Effective limit after the last event of the minute.</summary>
    public int EndLimit { get; init; }
}
