using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>What was decided about. The numbers stand in ids that were handed out: never change one.</summary>
public enum DecisionKind
{
    /// <summary>New transcripts.</summary>
    Submit = 1,

    /// <summary>Transcripts that ended, and what started in the slots they freed.</summary>
    Complete = 2,

    /// <summary>A new streaming session.</summary>
    OpenStream = 3,

    /// <summary>A LeMUR request.</summary>
    Lemur = 4,
}

/// <summary>How a decision came out.</summary>
public enum DecisionOutcome
{
    /// <summary>All transcripts started at once.</summary>
    Started,

    /// <summary>All transcripts wait in line.</summary>
    Queued,

    /// <summary>Some transcripts started, the others wait in line.</summary>
    Mixed,

    /// <summary>All transcripts were known from an earlier call.</summary>
    Repeated,

    /// <summary>Transcripts ended.</summary>
    Ended,

    /// <summary>None of the leases was the caller's: nothing changed.</summary>
    Stale,

    /// <summary>A streaming session or LeMUR request was let in.</summary>
    Admitted,

    /// <summary>Nothing was accepted.</summary>
    Refused,
}

/// <summary>
/// One answer of the limiter, with all that is needed to explain it later. Nothing of it is stored: its id is the
/// record (<see cref="DecisionCodec"/>).
/// </summary>
public sealed record Decision
{
    public required DecisionKind Kind { get; init; }

    /// <summary>The rule that decided.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>To the millisecond, by the clock of the node that decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null for a completion of several accounts' transcripts.</summary>
    public string? AccountId { get; init; }

    /// <summary>The limit that held, and the counters; null where no one limit was asked.</summary>
    public DecisionLimit? Limit { get; init; }

    public DecisionItems Items { get; init; }

    /// <summary>Seconds until a refused call may succeed; 0 when waiting does not help or was not needed.</summary>
    public int RetryAfterSeconds { get; init; }

    /// <summary>The same with the rule by its name where an id holds a wider one.</summary>
    internal Decision Explained() =>
        this is { Rule: DecisionRule.LimitReached, Limit.Reason: EffectiveLimitReason.Paused }
            ? this with
            {
                Rule = DecisionRule.QueuePaused,
            }
            : this;

    /// <summary>How it came out.</summary>
    public DecisionOutcome Outcome =>
        Rule switch
        {
            DecisionRule.RoomForAll => DecisionOutcome.Started,
            DecisionRule.RoomForSome => DecisionOutcome.Mixed,
            DecisionRule.LimitReached or DecisionRule.QueuePaused => DecisionOutcome.Queued,
            DecisionRule.KnownBefore => DecisionOutcome.Repeated,
            DecisionRule.SlotsFreed => DecisionOutcome.Ended,
            DecisionRule.LeaseLost => DecisionOutcome.Stale,
            DecisionRule.WithinRate => DecisionOutcome.Admitted,
            _ => DecisionOutcome.Refused,
        };
}

/// <summary>A limit as a decision met it, and the counters as the decision left them.</summary>
/// <param name="InForce">
/// The limit that held: effective concurrency, sessions of this minute, or requests in 60 s.
/// </param>
/// <param name="Configured">
/// What plan or override say: differs from <paramref name="InForce"/> by a negative balance, a disabled account or
/// autoscale.
/// </param>
/// <param name="Reason">Why <paramref name="InForce"/> is what it is.</param>
/// <param name="Source">Who says <paramref name="Configured"/>.</param>
/// <param name="Plan">The account's plan then.</param>
/// <param name="InUse">Running transcripts, sessions opened this minute, or requests in the window.</param>
/// <param name="Waiting">Queued transcripts; 0 for the other kinds, which never wait.</param>
public readonly record struct DecisionLimit(
    int InForce,
    int Configured,
    EffectiveLimitReason Reason,
    LimitSource Source,
    AccountPlan Plan,
    int InUse,
    int Waiting
)
{
    /// <summary>The throttle limit and its counters in this state.</summary>
    public static DecisionLimit OfThrottle(AccountState state, LimitOptions limits)
    {
        var limit = EffectiveLimit.Of(state, limits);
        var source = state.ThrottleLimitOverride is null ? LimitSource.PlanDefault : LimitSource.Override;
        return new(limit.Value, limit.ThrottleLimit, limit.Reason, source, state.Plan, state.Running, state.Queued);
    }
}

/// <summary>What became of the call's items.</summary>
/// <param name="Started">
/// Transcripts that started (of a completion: in the freed slots); 1 for an admitted session or request.
/// </param>
/// <param name="Queued">Transcripts that wait.</param>
/// <param name="Known">Transcripts that an earlier call had submitted.</param>
/// <param name="Ended">Transcripts whose end was accepted.</param>
/// <param name="Refused">Items that were refused.</param>
public readonly record struct DecisionItems(
    int Started = 0,
    int Queued = 0,
    int Known = 0,
    int Ended = 0,
    int Refused = 0
);
