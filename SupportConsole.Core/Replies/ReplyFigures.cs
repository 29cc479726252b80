using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>What replies are filled with: an account as it stands now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Limit">Effective limit, in force now.</param>
/// <param name="Running">Running now.</param>
/// <param name="Queued">Waiting now.</param>
/// <param name="PeakDemand">Peak of running + queued lately.</param>
/// <param name="FinishedPerMinute">The recent completion rate.</param>
/// <param name="ThrottledLastHour">Transcripts that had to wait.</param>
/// <param name="Class">How it was throttled lately.</param>
public sealed record ReplyFigures(
    string AccountId,
    int Limit,
    int Running,
    int Queued,
    int PeakDemand,
    decimal FinishedPerMinute,
    long ThrottledLastHour,
    ThrottlingClass Class
)
{
    private readonly int? _limitWhenQueued;

    /// <summary>Since when transcripts wait; null when none does.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// How long the last in line waits at the present rate; null when nobody waits or nothing finishes.
    /// </summary>
    public TimeSpan? ExpectedWait { get; init; }

    /// <summary>The raise of its throttle limit that is news and in force; null when there is none.</summary>
    public LimitRaise? Raise { get; init; }

    /// <summary>The effective limit when most transcripts waited lately; the one in force unless given.</summary>
    public int LimitWhenQueued
    {
        get => _limitWhenQueued ?? Limit;
        init => _limitWhenQueued = value;
    }

    /// <summary>Transcripts that waited and were cancelled in the last hour: they are to be sent again.</summary>
    public long Canceled { get; init; }

    /// <summary>
    /// True when something waits that began to wait under another limit than the one in force: more runs than it allows,
    /// or it moved since.
    /// </summary>
    public bool HasLimitMoved
    {
        get => Queued > 0 && (field || Running > Limit);
        init;
    }

    /// <summary>True when a question about the account was posted to #ask-engineering lately.</summary>
    public bool IsEngineeringAsked { get; init; }

    /// <summary>True when everything that it sends is refused.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>True while its queue is paused: what it sends waits.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When its queue goes on by itself; null while it is not paused.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The limit that engineering is asked for; null when no escalation waits.</summary>
    public int? AskedLimit { get; init; }

    /// <summary>True when a negative balance holds it back, whatever its limit.</summary>
    public bool IsStoppedByBalance { get; init; }

    /// <summary>True when something waits or has waited lately.</summary>
    public bool WasThrottled => Queued > 0 || Class != ThrottlingClass.NotThrottled;

    /// <summary>
    /// True when it was a limit that something waited for: a paused queue and a disabled account let nothing start,
    /// whatever the limit is.
    /// </summary>
    public bool WaitedForLimit => WasThrottled && (Queued > 0 || LimitWhenQueued > 0);

    /// <summary>True when the next transcript starts at once.</summary>
    public bool HasRoom => Queued == 0 && Running < Limit;

    /// <summary>Out of an account's figures.</summary>
    /// <param name="figures">As a page shows them.</param>
    /// <param name="askedLimit">See <see cref="AskedLimit"/>.</param>
    /// <param name="raise">See <see cref="Raise"/>.</param>
    /// <param name="isEngineeringAsked">See <see cref="IsEngineeringAsked"/>.</param>
    public static ReplyFigures Of(
        AccountThrottling figures,
        int? askedLimit,
        LimitRaise? raise,
        bool isEngineeringAsked
    ) =>
        new(
            figures.Overview.Account.Id,
            figures.Overview.Limit.Value,
            figures.Overview.State.Running,
            figures.Overview.State.Queued,
            figures.PeakDemand,
            figures.FinishedPerMinute,
            figures.ThrottledLastHour,
            figures.Assessment.Class
        )
        {
            Since = figures.Verdict.Since,
            ExpectedWait = figures.Verdict.ExpectedWait,
            LimitWhenQueued = figures.Assessment.LimitAtPeak,
            Canceled = figures.CanceledLastHour,
            HasLimitMoved =
                figures is { Assessment.LimitChanged.At: var moved, Verdict.Since: { } begun } && moved > begun,
            Raise = raise,
            IsEngineeringAsked = isEngineeringAsked,
            IsDisabled = figures.Overview.State.Disabled,
            IsPaused = figures.Overview.State.IsPaused,
            PausedUntil = figures.Overview.State.PausedUntil,
            AskedLimit = askedLimit,
            IsStoppedByBalance = figures.Overview.State.IsStoppedByBalance,
        };
}
