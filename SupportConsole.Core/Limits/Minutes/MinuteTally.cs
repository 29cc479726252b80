namespace SupportConsole.Core.Limits.Minutes;

/// <summary>Adds to one account's <see cref="MinuteFigures"/> while a batch of decisions is made.</summary>
internal sealed class MinuteTally
{
    private readonly MinuteFigures _before;
    private int _peakRunning;
    private int _peakQueued;
    private long _waited;
    private long _waitMilliseconds;
    private long _longestWait;

    /// <param name="locked">
    /// The account as it was when the batch began: what stood then belongs to the minute's peaks.
    /// </param>
    /// <param name="minute">The batch's minute; on a node whose clock is behind, the account's own goes on.</param>
    public MinuteTally(AccountState locked, DateTimeOffset minute)
    {
        _before = locked.Minute.Start >= minute ? locked.Minute : new MinuteFigures { Start = minute };
        (_peakRunning, _peakQueued, PeakDemand) = (_before.PeakRunning, _before.PeakQueued, _before.PeakDemand);
        Observe(locked);
    }

    /// <summary>Highest running + queued of the minute so far.</summary>
    public int PeakDemand { get; private set; }

    public long Submitted { get; set; }

    public long Throttled { get; set; }

    public long Finished { get; set; }

    public long RefusedForBalance { get; set; }

    /// <summary>True when nothing was counted.</summary>
    public bool IsEmpty => Submitted == 0 && Throttled == 0 && Finished == 0 && RefusedForBalance == 0 && _waited == 0;

    /// <summary>Called with the state after every decision.</summary>
    public void Observe(AccountState state)
    {
        _peakRunning = Math.Max(_peakRunning, state.Running);
        _peakQueued = Math.Max(_peakQueued, state.Queued);
        PeakDemand = Math.Max(PeakDemand, state.Demand);
    }

    /// <summary>Counts a transcript that started after a wait, for the first time.</summary>
    /// <param name="wait">How long; a clock that went back makes it none.</param>
    public void Waited(TimeSpan wait)
    {
        var milliseconds = Math.Max(0, (long)wait.TotalMilliseconds);
        _waited++;
        _waitMilliseconds += milliseconds;
        _longestWait = Math.Max(_longestWait, milliseconds);
    }

    /// <summary>The minute as this batch leaves it.</summary>
    public MinuteFigures Figures(int effectiveLimit) =>
        _before with
        {
            Submitted = _before.Submitted + Submitted,
            Throttled = _before.Throttled + Throttled,
            Finished = _before.Finished + Finished,
            RefusedForBalance = _before.RefusedForBalance + RefusedForBalance,
            Waited = _before.Waited + _waited,
            WaitMilliseconds = _before.WaitMilliseconds + _waitMilliseconds,
            LongestWaitMilliseconds = Math.Max(_before.LongestWaitMilliseconds, _longestWait),
            PeakRunning = _peakRunning,
            PeakQueued = _peakQueued,
            PeakDemand = PeakDemand,
            EndLimit = effectiveLimit,
        };
}
