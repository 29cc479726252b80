using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Api.Accounts;

/// <summary>Every limit of an account with its source, and the live counters.</summary>
internal sealed record LimitsAnswer(
    string AccountId, AccountPlan Plan, decimal BalanceUsd, bool Disabled, IReadOnlyList<LimitAnswer> Limits, LiveAnswer Live)
{
    public static LimitsAnswer Of(AccountLimits limits)
    {
        var (overview, state) = (limits.Overview, limits.Overview.State);
        return new(
            state.AccountId,
            state.Plan,
            state.Balance.Dollars,
            state.Disabled,
            [.. limits.Limits.Select(limit => LimitAnswer.Of(limit, overview.Limit))],
            new(state.Running, state.Queued, state.ThrottledSince?.UtcDateTime));
    }
}

/// <summary>One limit: the value set, the one in force, and what decides the latter.</summary>
internal sealed record LimitAnswer(
    LimitKind Name, int Limit, int EffectiveLimit, EffectiveLimitReason Source, DateTime Since, string? SetBy)
{
    public static LimitAnswer Of(LimitWithSource limit, EffectiveLimit throttle)
    {
        var (effective, source) = limit.Kind == LimitKind.AsyncConcurrency
            ? (throttle.Value, throttle.Reason)
            : (limit.Value, limit.Source == LimitSource.Override ? EffectiveLimitReason.Override : EffectiveLimitReason.PlanDefault);
        return new(limit.Kind, limit.Value, effective, source, limit.Since.UtcDateTime, limit.SetBy);
    }
}

/// <summary>Transcripts of the account at this instant; throttledSince is null when none waits.</summary>
internal sealed record LiveAnswer(int Running, int Queued, DateTime? ThrottledSince);
