namespace SupportConsole.Core.Limits;

/// <summary>Why the effective limit is what it is.</summary>
public enum EffectiveLimitReason
{
    PlanDefault = 0,
    Override = 1,

    /// <summary>Balance below zero with neither auto-pay nor EOM billing: one at a time.</summary>
    NegativeBalance = 2,

    /// <summary>The account is disabled: nothing starts.</summary>
    Disabled = 3,

    /// <summary>The queue is paused: submits are taken, nothing starts.</summary>
    Paused = 4,
}

/// <summary>The throttle limit after the account's state is applied.</summary>
/// <param name="Value">
/// Transcripts that may be in processing at once; 0 for a disabled account and a paused queue.
/// </param>
/// <param name="ThrottleLimit">What it would be with the account in good standing.</param>
/// <param name="Reason">What decided.</param>
public readonly record struct EffectiveLimit(int Value, int ThrottleLimit, EffectiveLimitReason Reason)
{
    /// <summary>
    /// What demand is measured by: a paused queue and a disabled account let nothing start, but what waits there waits
    /// for its limit only when more is wanted than the limit they would have otherwise.
    /// </summary>
    public int ForDemand =>
        Reason is EffectiveLimitReason.Disabled or EffectiveLimitReason.Paused ? ThrottleLimit : Value;

    /// <summary>
    /// True when the pause of its queue alone holds what comes next: without it, the account has room for so many.
    /// </summary>
    /// <param name="state">The account.</param>
    /// <param name="ahead">Transcripts that run, or start before it.</param>
    /// <param name="limits">Plan defaults.</param>
    internal static bool IsHeldByPause(AccountState state, int ahead, LimitOptions limits) =>
        state.IsPaused && ahead < Of(state with { PausedUntil = null }, limits).Value;

    /// <summary>
    /// The limit in force for this account. Source: domain.md, "Negative balance" rule 1. The reason is the first that
    /// holds of: disabled, which nothing else lifts; paused, which a person set on purpose; negative balance.
    /// </summary>
    public static EffectiveLimit Of(AccountState state, LimitOptions limits)
    {
        var throttleLimit = state.ThrottleLimitOverride ?? limits.Of(state.Plan).AsyncConcurrency;
        if (state.Disabled)
        {
            return new(0, throttleLimit, EffectiveLimitReason.Disabled);
        }

        if (state.IsPaused)
        {
            return new(0, throttleLimit, EffectiveLimitReason.Paused);
        }

        if (state.IsStoppedByBalance)
        {
            return new(Math.Min(1, throttleLimit), throttleLimit, EffectiveLimitReason.NegativeBalance);
        }

        return new(
            throttleLimit,
            throttleLimit,
            state.ThrottleLimitOverride is null ? EffectiveLimitReason.PlanDefault : EffectiveLimitReason.Override
        );
    }
}
