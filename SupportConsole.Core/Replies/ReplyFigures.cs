using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>What replies are filled with: an account as it stands now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Limit">In force now.</param>
/// <param name="Running">Running now.</param>
/// <param name="Queued">Waiting now.</param>
/// <param name="PeakDemand">Peak of running + queued lately.</param>
/// <param name="FinishedPerMinute">The recent completion rate.</param>
/// <param name="ThrottledLastHour">Transcripts that had to wait.</param>
/// <param name="Class">How it was throttled lately.</param>
public sealed record ReplyFigures(
    string AccountId, int Limit, int Running, int Queued, int PeakDemand, decimal FinishedPerMinute, long ThrottledLastHour, ThrottlingClass Class)
{
    /// <summary>Since when transcripts wait; null when none does.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long the last in line waits at the present rate; null when nobody waits or nothing finishes.</summary>
    public TimeSpan? ExpectedWait { get; init; }

    /// <summary>When its throttle limit was last set for it alone; null on the plan's default.</summary>
    public DateTimeOffset? LimitSetAt { get; init; }

    /// <summary>The limit that engineering is asked for; null when no escalation waits.</summary>
    public int? AskedLimit { get; init; }

    /// <summary>True when a negative balance holds it back, whatever its limit.</summary>
    public bool IsStoppedByBalance { get; init; }

    /// <summary>Out of an account's figures.</summary>
    /// <param name="figures">As a page shows them.</param>
    /// <param name="askedLimit">See <see cref="AskedLimit"/>.</param>
    public static ReplyFigures Of(AccountThrottling figures, int? askedLimit) => new(
        figures.Overview.Account.Id,
        figures.Overview.Limit.Value,
        figures.Overview.State.Running,
        figures.Overview.State.Queued,
        figures.PeakDemand,
        figures.FinishedPerMinute,
        figures.ThrottledLastHour,
        figures.Assessment.Class)
    {
        Since = figures.Verdict.Since,
        ExpectedWait = figures.Verdict.ExpectedWait,
        LimitSetAt = figures.Overview.ThrottleOverride?.Since,
        AskedLimit = askedLimit,
        IsStoppedByBalance = figures.Overview.State.IsStoppedByBalance,
    };
}
