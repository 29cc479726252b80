using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Throttling;

/// <summary>What is wrong with an account.</summary>
public enum VerdictKind
{
    /// <summary>Disabled: everything is refused.</summary>
    Disabled,

    /// <summary>Its queue is paused: work is taken, nothing starts.</summary>
    Paused,

    /// <summary>The negative balance stops it.</summary>
    NegativeBalance,

    /// <summary>Transcripts are waiting because of the limit.</summary>
    Throttled,

    /// <summary>
    /// Work was refused for negative balance within the last hour; the balance is not negative any more, and the work
    /// is to be sent again.
    /// </summary>
    WasRefused,

    /// <summary>New streaming sessions were refused within the last hour, over the limit of a minute.</summary>
    StreamsRefused,

    /// <summary>LeMUR requests were refused within the last hour, over the limit of 60 seconds.</summary>
    LemurRefused,

    /// <summary>It was throttled within the last hour and is not any more.</summary>
    WasThrottled,

    /// <summary>Not throttled, balance fine: the cause lies elsewhere.</summary>
    NothingWrong,
}

/// <summary>The one line on top of an account's page, as figures; the page puts it into words.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Waiting">Transcripts waiting now.</param>
/// <param name="Since">
/// Since when the account is throttled, see <see cref="AccountOverview.ThrottledSince"/>; null unless some wait.
/// </param>
/// <param name="ExpectedWait">
/// How long the last in line waits at the present rate; null when nobody waits, or when it is unknown; see
/// <see cref="QueueWait"/>.
/// </param>
/// <param name="Class">Transient, spike or steady.</param>
public sealed record AccountVerdict(
    VerdictKind Kind,
    int Waiting,
    DateTimeOffset? Since,
    TimeSpan? ExpectedWait,
    ThrottlingClass Class
)
{
    /// <summary>The verdict; the gravest cause wins.</summary>
    /// <param name="overview">The account now.</param>
    /// <param name="throttledLastHour">Transcripts that had to wait in the last hour.</param>
    /// <param name="finishedPerMinute">The recent completion rate.</param>
    /// <param name="assessment">How it was throttled lately.</param>
    /// <param name="refused">What was refused in the last hour.</param>
    public static AccountVerdict Of(
        AccountOverview overview,
        long throttledLastHour,
        decimal finishedPerMinute,
        ThrottlingAssessment assessment,
        RefusalCounts refused = default
    )
    {
        var state = overview.State;
        var kind = state switch
        {
            { Disabled: true } => VerdictKind.Disabled,
            { IsPaused: true } => VerdictKind.Paused,
            _ when overview.Limit.Reason == EffectiveLimitReason.NegativeBalance => VerdictKind.NegativeBalance,
            { Queued: > 0 } => VerdictKind.Throttled,
            _ when refused.ForBalance > 0 => VerdictKind.WasRefused,
            _ when refused.Streams > 0 => VerdictKind.StreamsRefused,
            _ when refused.Lemur > 0 => VerdictKind.LemurRefused,
            _ when throttledLastHour > 0 || assessment.Class != ThrottlingClass.NotThrottled =>
                VerdictKind.WasThrottled,
            _ => VerdictKind.NothingWrong,
        };
        var wait = QueueWait.OfTheLast(state.Running, state.Queued, overview.Limit.Value, finishedPerMinute);
        return new(kind, state.Queued, overview.ThrottledSince, wait, assessment.Class);
    }
}

/// <summary>Refusals of the last hour.</summary>
/// <param name="ForBalance">Work refused for negative balance.</param>
/// <param name="Streams">New streaming sessions refused over the limit of a minute.</param>
/// <param name="Lemur">LeMUR requests refused over the limit of 60 seconds.</param>
public readonly record struct RefusalCounts(long ForBalance, long Streams, long Lemur = 0);
