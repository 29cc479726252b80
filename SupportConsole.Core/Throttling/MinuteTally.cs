using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Throttling;

/// <summary>Adds up one account's <see cref="ThrottleMinute"/> while a batch of decisions is made.</summary>
internal sealed class MinuteTally(DateTimeOffset minute)
{
    private int _peakRunning;
    private int _peakQueued;

    /// <summary>Highest running + queued seen so far.</summary>
    public int PeakDemand { get; private set; }

    public long Submitted { get; set; }

    public long Throttled { get; set; }

    public long Finished { get; set; }

    public long RefusedForBalance { get; set; }

    /// <summary>True when nothing was counted.</summary>
    public bool IsEmpty => Submitted == 0 && Throttled == 0 && Finished == 0 && RefusedForBalance == 0;

    /// <summary>Called with the state before the first and after every decision: what stood at the start of a minute belongs to its peaks.</summary>
    public void Observe(AccountState state)
    {
        _peakRunning = Math.Max(_peakRunning, state.Running);
        _peakQueued = Math.Max(_peakQueued, state.Queued);
        PeakDemand = Math.Max(PeakDemand, state.Demand);
    }

    /// <summary>The minute's row as this batch adds to it.</summary>
    public ThrottleMinute Close(AccountState end, int effectiveLimit) => new()
    {
        AccountId = end.AccountId,
        Minute = minute,
        Submitted = Submitted,
        Throttled = Throttled,
        Finished = Finished,
        RefusedForBalance = RefusedForBalance,
        PeakRunning = _peakRunning,
        PeakQueued = _peakQueued,
        PeakDemand = PeakDemand,
        EndRunning = end.Running,
        EndQueued = end.Queued,
        EndLimit = effectiveLimit,
    };
}
