using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// The record of a decision about a streaming session or a LeMUR request: one item, let in or refused.
/// </summary>
internal static class RateDecision
{
    /// <param name="kind">What was asked for.</param>
    /// <param name="rule">What decided.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="at">The time of the context.</param>
    /// <param name="limit">The limit and its counter afterwards; null when none was asked.</param>
    /// <param name="retryAfterSeconds">Until a refused call may succeed.</param>
    public static Decision Of(
        DecisionKind kind,
        DecisionRule rule,
        string accountId,
        DateTimeOffset at,
        DecisionLimit? limit = null,
        int retryAfterSeconds = 0
    ) =>
        new()
        {
            Kind = kind,
            Rule = rule,
            At = at,
            AccountId = accountId,
            Limit = limit,
            Items = rule == DecisionRule.WithinRate ? new(Started: 1) : new(Refused: 1),
            RetryAfterSeconds = retryAfterSeconds,
        };

    /// <summary>The rule behind a refusal of all new work.</summary>
    public static DecisionRule RuleOf(NewWorkRefusal refusal) =>
        refusal == NewWorkRefusal.Disabled ? DecisionRule.Disabled : DecisionRule.NegativeBalance;

    /// <summary>This minute's limit on new sessions, and how many are opened.</summary>
    public static DecisionLimit Limit(AccountState state, StreamingMinute minute, StreamingTerms terms) =>
        Limit(
            state,
            minute.SessionLimit,
            terms.Start,
            state.StreamingLimitOverride,
            (int)Math.Min(int.MaxValue, minute.Opened)
        );

    /// <summary>The limit of LeMUR requests, and how many are in the window.</summary>
    public static DecisionLimit Limit(AccountState state, LemurWindow window, int limit, DateTimeOffset now) =>
        Limit(state, limit, limit, state.LemurLimitOverride, window.Used(now));

    private static DecisionLimit Limit(AccountState state, int inForce, int configured, int? own, int used) =>
        new(
            inForce,
            configured,
            own is null ? EffectiveLimitReason.PlanDefault : EffectiveLimitReason.Override,
            own is null ? LimitSource.PlanDefault : LimitSource.Override,
            state.Plan,
            used,
            Waiting: 0
        );
}
