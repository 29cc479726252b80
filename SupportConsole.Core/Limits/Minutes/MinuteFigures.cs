namespace SupportConsole.Core.Limits.Minutes;

/// <summary>
/// The last UTC minute in which something happened to an account, as far as it has gone. It stands in the account's own
/// state row, so that counting costs no further row; the next minute's first event moves it to the
/// <see cref="ThrottleMinute"/>s.
/// </summary>
public readonly record struct MinuteFigures
{
    /// <summary>Nothing happened yet.</summary>
    public MinuteFigures() => Start = DateTimeOffset.UnixEpoch;

    /// <summary>Start of the minute, UTC; the Unix epoch when nothing happened yet.</summary>
    public DateTimeOffset Start { get; init; }

    public long Submitted { get; init; }

    public long Throttled { get; init; }

    public long Finished { get; init; }

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

    public int PeakDemand { get; init; }

    /// <summary>Effective limit after the last event of the minute.</summary>
    public int EndLimit { get; init; }

    /// <summary>False when nothing happened yet.</summary>
    public bool IsOpen => Start != DateTimeOffset.UnixEpoch;

    /// <summary>The minute's row of the history.</summary>
    /// <param name="accountId">Whose minute.</param>
    /// <param name="running">Running after its last event.</param>
    /// <param name="queued">Queued after its last event.</param>
    public ThrottleMinute Close(string accountId, int running, int queued) =>
        new()
        {
            AccountId = accountId,
            Minute = Start,
            Submitted = Submitted,
            Throttled = Throttled,
            Finished = Finished,
            RefusedForBalance = RefusedForBalance,
            Waited = Waited,
            WaitMilliseconds = WaitMilliseconds,
            LongestWaitMilliseconds = LongestWaitMilliseconds,
            PeakRunning = PeakRunning,
            PeakQueued = PeakQueued,
            PeakDemand = PeakDemand,
            EndRunning = running,
            EndQueued = queued,
            EndLimit = EndLimit,
        };
}
