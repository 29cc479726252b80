using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Api.Decisions;

/// <summary>
/// A decision explained. accountId is null when one call concerned several accounts; limit, counters and now where no
/// one limit was asked.
/// </summary>
internal sealed record DecisionAnswer(
    string DecisionId,
    DecisionKind Kind,
    DecisionOutcome Outcome,
    string? AccountId,
    string? AccountName,
    DateTime DecidedAt,
    DateTime ExpiresAt,
    RuleAnswer Rule,
    DecidedLimitAnswer? Limit,
    CountersAnswer? Counters,
    ItemsAnswer Items,
    int? RetryAfterSeconds,
    PresentAnswer? Now
)
{
    public static DecisionAnswer Of(DecisionExplanation explanation)
    {
        var decision = explanation.Decision;
        return new(
            explanation.Id,
            decision.Kind,
            decision.Outcome,
            decision.AccountId,
            explanation.Account?.Account.Name,
            decision.At.UtcDateTime,
            explanation.ExpiresAt.UtcDateTime,
            new(decision.Rule, explanation.Rule),
            decision.Limit is { } limit ? DecidedLimitAnswer.Of(decision.Kind, limit, explanation) : null,
            decision.Limit is { } counted ? CountersAnswer.Of(decision.Kind, counted) : null,
            new(
                decision.Items.Started,
                decision.Items.Queued,
                decision.Items.Known,
                decision.Items.Ended,
                decision.Items.Refused
            ),
            decision.RetryAfterSeconds == 0 ? null : decision.RetryAfterSeconds,
            explanation.Account is { } account ? PresentAnswer.Of(account) : null
        );
    }
}

/// <summary>The rule that decided: its name, and in words.</summary>
internal sealed record RuleAnswer(DecisionRule Name, string Sentence);

/// <summary>
/// The limit that held at that moment. configured is what plan or override said, configuredNow what they say today;
/// source is what decided the limit in force.
/// </summary>
internal sealed record DecidedLimitAnswer(
    LimitKind Name,
    int InForce,
    int Configured,
    int? ConfiguredNow,
    EffectiveLimitReason Source,
    LimitSource ConfiguredBy,
    AccountPlan Plan,
    string Sentence,
    LimitChangeAnswer? SetBy
)
{
    public static DecidedLimitAnswer Of(DecisionKind kind, DecisionLimit limit, DecisionExplanation explanation) =>
        new(
            kind switch
            {
                DecisionKind.OpenStream => LimitKind.StreamingSessionsPerMinute,
                DecisionKind.Lemur => LimitKind.LemurRequestsPerMinute,
                _ => LimitKind.AsyncConcurrency,
            },
            limit.InForce,
            limit.Configured,
            explanation.ConfiguredNow,
            limit.Reason,
            limit.Source,
            limit.Plan,
            explanation.LimitOrigin!,
            explanation.LimitChange is { } change ? LimitChangeAnswer.Of(change) : null
        );
}

/// <summary>
/// Who last changed the limit before the decision, and why. auditSequence is the entry's number in the audit.
/// </summary>
internal sealed record LimitChangeAnswer(string Person, DateTime At, string? Reason, string? Ticket, long AuditSequence)
{
    public static LimitChangeAnswer Of(AuditEntry entry) =>
        new(entry.ActorName, entry.At.UtcDateTime, entry.Reason, entry.Ticket, entry.Sequence);
}

/// <summary>The account's counters as the decision left them; those of other kinds are null.</summary>
internal sealed record CountersAnswer(int? Running, int? Queued, int? OpenedThisMinute, int? UsedInWindow)
{
    public static CountersAnswer Of(DecisionKind kind, DecisionLimit limit) =>
        kind switch
        {
            DecisionKind.OpenStream => new(null, null, limit.InUse, null),
            DecisionKind.Lemur => new(null, null, null, limit.InUse),
            _ => new(limit.InUse, limit.Waiting, null, null),
        };
}

/// <summary>
/// What became of the call's items. started counts those of a completion too that started in the freed slots; known are
/// repeats.
/// </summary>
internal sealed record ItemsAnswer(int Started, int Queued, int Known, int Ended, int Refused);

/// <summary>The account at this moment, to compare with.</summary>
internal sealed record PresentAnswer(
    AccountPlan Plan,
    int EffectiveLimit,
    int ThrottleLimit,
    EffectiveLimitReason Source,
    int Running,
    int Queued,
    DateTime? ThrottledSince,
    decimal BalanceUsd,
    bool Disabled
)
{
    public static PresentAnswer Of(AccountOverview overview)
    {
        var (state, limit) = (overview.State, overview.Limit);
        return new(
            state.Plan,
            limit.Value,
            limit.ThrottleLimit,
            limit.Reason,
            state.Running,
            state.Queued,
            overview.ThrottledSince?.UtcDateTime,
            state.Balance.Dollars,
            state.Disabled
        );
    }
}
