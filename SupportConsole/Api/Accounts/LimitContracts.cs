using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Api.Accounts;

/// <summary>Every limit of an account with its source, and the live counters.</summary>
internal sealed record LimitsAnswer(
    string AccountId,
    AccountPlan Plan,
    decimal BalanceUsd,
    bool Disabled,
    IReadOnlyList<LimitAnswer> Limits,
    LiveAnswer Live
)
{
    public static LimitsAnswer Of(AccountLimits limits)
    {
        var (overview, state) = (limits.Overview, limits.Overview.State);
        return new(
            state.AccountId,
            state.Plan,
            state.Balance.Dollars,
            state.Disabled,
            [.. limits.Limits.Select(limit => LimitAnswer.Of(limit, limits))],
            LiveAnswer.Of(limits.Overview, limits.Rates)
        );
    }
}

/// <summary>
/// One limit: the value set, the one in force, and what decides the latter. Of streaming, limit is the start and
/// effectiveLimit that of this minute. A temporary limit has the time at which it expires and the limit that comes back
/// then. Of source paused and disabled, since, setBy and expiresAt are those of the pause and of the disabling; null
/// where they are not known, as since when a balance is negative.
/// </summary>
internal sealed record LimitAnswer(
    LimitKind Name,
    int Limit,
    int EffectiveLimit,
    LimitSourceAnswer Source,
    DateTime? Since,
    string? SetBy,
    DateTime? ExpiresAt,
    int? RevertsTo
)
{
    public static LimitAnswer Of(LimitWithSource limit, AccountLimits limits)
    {
        var (throttle, rates) = (limits.Overview.Limit, limits.Rates);
        var own = limit.Source switch
        {
            LimitSource.Override => LimitSourceAnswer.Override,
            LimitSource.Approval => LimitSourceAnswer.Escalation,
            LimitSource.UrgentRaise => LimitSourceAnswer.UrgentRaise,
            _ => LimitSourceAnswer.PlanDefault,
        };
        var (effective, source) = limit.Kind switch
        {
            LimitKind.AsyncConcurrency => (
                throttle.Value,
                throttle.Reason switch
                {
                    EffectiveLimitReason.NegativeBalance => LimitSourceAnswer.NegativeBalance,
                    EffectiveLimitReason.Disabled => LimitSourceAnswer.Disabled,
                    EffectiveLimitReason.Paused => LimitSourceAnswer.Paused,
                    _ => own,
                }
            ),
            LimitKind.StreamingSessionsPerMinute => (rates.Streaming.Minute.SessionLimit, own),
            _ => (limit.Value, own),
        };
        return source is LimitSourceAnswer.NegativeBalance or LimitSourceAnswer.Disabled or LimitSourceAnswer.Paused
            ? new(
                limit.Kind,
                limit.Value,
                effective,
                source,
                limits.Cause?.Since.UtcDateTime,
                limits.Cause?.By,
                limits.Cause?.Until?.UtcDateTime,
                RevertsTo: null
            )
            : new(
                limit.Kind,
                limit.Value,
                effective,
                source,
                limit.Since.UtcDateTime,
                limit.SetBy,
                limit.ExpiresAt?.UtcDateTime,
                limit.RevertsTo
            );
    }
}

/// <summary>What decides the limit in force.</summary>
internal enum LimitSourceAnswer
{
    PlanDefault,
    Override,
    Escalation,
    UrgentRaise,
    NegativeBalance,
    Disabled,
    Paused,
}

/// <summary>The account at this instant; throttledSince is null when no transcript waits.</summary>
internal sealed record LiveAnswer(
    int Running,
    int Queued,
    DateTime? ThrottledSince,
    StreamingLiveAnswer Streaming,
    LemurLiveAnswer Lemur
)
{
    public static LiveAnswer Of(AccountOverview overview, AccountRates rates) =>
        new(
            overview.State.Running,
            overview.State.Queued,
            overview.ThrottledSince?.UtcDateTime,
            new(
                rates.Streaming.Minute.Opened,
                rates.Streaming.Allowance.Limit,
                rates.Streaming.Allowance.Remaining,
                rates.Streaming.Allowance.ResetSeconds
            ),
            new(
                rates.Lemur.Used,
                rates.Lemur.Allowance.Limit,
                rates.Lemur.Allowance.Remaining,
                rates.Lemur.Allowance.ResetSeconds
            )
        );
}

/// <summary>New sessions of this minute; resetSeconds is the time until the next one.</summary>
internal sealed record StreamingLiveAnswer(long OpenedThisMinute, int Limit, int Remaining, int ResetSeconds);

/// <summary>
/// LeMUR requests of the last 60 seconds; resetSeconds is the time until the next slot frees, 0 when none is taken.
/// </summary>
internal sealed record LemurLiveAnswer(int Used, int Limit, int Remaining, int ResetSeconds);
