namespace SupportConsole.Core.LimitChanges;

/// <summary>The rule that decides about a change.</summary>
public enum LimitChangeRule
{
    /// <summary>Lower or equal: applied at once.</summary>
    LowerOrEqual,

    /// <summary>A raise up to the threshold of an account at most a little over its limit: applied at once.</summary>
    WithinGuardrails,

    /// <summary>The account is far over its limit: engineering weighs the cost of servers.</summary>
    OverageTooLarge,

    /// <summary>Above the threshold: engineering confirms.</summary>
    OverThreshold,

    /// <summary>
    /// A limit on new streaming sessions far above what the account has ever asked for lately: engineering confirms,
    /// since streaming has a total capacity.
    /// </summary>
    OverPeak,
}

/// <summary>The guardrail table of domain.md as one pure function.</summary>
public static class LimitChangePolicy
{
    /// <summary>Which rule decides.</summary>
    /// <param name="current">
    /// The throttle limit in force, plan default or override; see <see cref="Limits.LimitState.Guarded"/>.
    /// </param>
    /// <param name="requested">The limit asked for, 1 or more.</param>
    /// <param name="overage">
    /// Peak of running + queued in the last 60 minutes, less the current limit; 0 or less when not over.
    /// </param>
    /// <param name="guardrails">The figures of the table.</param>
    public static LimitChangeRule Decide(int current, int requested, int overage, GuardrailOptions guardrails)
    {
        if (requested <= current)
        {
            return LimitChangeRule.LowerOrEqual;
        }

        if (requested > guardrails.RaiseThreshold)
        {
            return LimitChangeRule.OverThreshold;
        }

        return overage > guardrails.MaximumOverage ? LimitChangeRule.OverageTooLarge : LimitChangeRule.WithinGuardrails;
    }

    /// <summary>
    /// Which rule decides about the smallest raise: when engineering must be asked for that, it must be for any.
    /// </summary>
    /// <param name="current">As in <see cref="Decide"/>.</param>
    /// <param name="overage">As in <see cref="Decide"/>.</param>
    /// <param name="guardrails">The figures of the table.</param>
    public static LimitChangeRule DecideAnyRaise(int current, int overage, GuardrailOptions guardrails) =>
        Decide(current, current + 1, overage, guardrails);

    /// <summary>True when support applies it alone.</summary>
    public static bool IsApplied(LimitChangeRule rule) =>
        rule is LimitChangeRule.LowerOrEqual or LimitChangeRule.WithinGuardrails;

    /// <summary>
    /// The highest limit that an urgent raise may set. Source: domain.md, "While an escalation waits, a support
    /// engineer may apply an urgent raise of at most +20".
    /// </summary>
    /// <param name="oldLimit">The limit the escalation is bound to.</param>
    /// <param name="guardrails">The figures of the table.</param>
    public static int HighestUrgentRaise(int oldLimit, GuardrailOptions guardrails) =>
        Math.Min(guardrails.MaximumLimit, oldLimit + guardrails.UrgentRaise);

    /// <summary>How far the demand was over the limit: never below 0.</summary>
    /// <param name="peakDemand">Peak of running + queued.</param>
    /// <param name="limit">
    /// The throttle limit in force now, in good standing (decided: not the 1 of a negative balance, which no raise
    /// cures).
    /// </param>
    public static int Overage(int peakDemand, int limit) => Math.Max(0, peakDemand - limit);
}
