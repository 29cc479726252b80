using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Throttling;

/// <summary>Adds up one account's <see cref="ThrottleMinute"/> while a batch of decisions is made.</summary>
internal sealed class MinuteTally(DateTimeOffset minute)
{
    private int _peakRunning;
    private int _peakQueued;
    private int _peakDemand;

    public long Submitted { get; set; }

    public long Throttled { get; set; }

    public long Finished { get; set; }

    public long RefusedForBalance { get; set; }

    /// <summary>Called with the state before the first and after every decision: what stood at the start of a minute belongs to its peaks.</summary>
    public void Observe(AccountState state)
    {
        _peakRunning = Math.Max(_peakRunning, state.Running);
        _peakQueued = Math.Max(_peakQueued, state.Queued);
        _peakDemand = Math.Max(_peakDemand, state.Demand);
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
        PeakDemand = _peakDemand,
        EndRunning = end.Running,
        EndQueued = end.Queued,
        EndLimit = effectiveLimit,
    };
}
