using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>An account and the number that a list is sorted by.</summary>
internal sealed record RankedAccount
{
    public required long Rank { get; init; }

    public required string AccountId { get; init; }
}

/// <summary>The number that accounts are sorted by, as one expression: right for any set, and answered by no index.</summary>
internal static class AccountRanks
{
    /// <summary>The accounts with their rank.</summary>
    public static IQueryable<RankedAccount> RanksOf(
        this ConsoleDbContext context,
        IQueryable<AccountState> states,
        AccountSort sort,
        LimitOptions limits
    ) =>
        sort switch
        {
            AccountSort.Plan => states.Select(state => new RankedAccount
            {
                Rank = (long)state.Plan,
                AccountId = state.AccountId,
            }),
            AccountSort.Billing => states.Select(state => new RankedAccount
            {
                Rank =
                    state.EomBilling ? 2L
                    : state.AutoPayBelow != null ? 1L
                    : 0L,
                AccountId = state.AccountId,
            }),
            AccountSort.Disabled => states.Select(state => new RankedAccount
            {
                Rank = state.Disabled ? 1L : 0L,
                AccountId = state.AccountId,
            }),
            AccountSort.Running => states.Select(state => new RankedAccount
            {
                Rank = state.Running,
                AccountId = state.AccountId,
            }),
            AccountSort.Queued => states.Select(state => new RankedAccount
            {
                Rank = state.Queued,
                AccountId = state.AccountId,
            }),
            AccountSort.Limit => ByLimit(states, PlanDefaults.Of(limits, LimitKind.AsyncConcurrency)),
            AccountSort.StreamingLimit => ByStreaming(
                states,
                PlanDefaults.Of(limits, LimitKind.StreamingSessionsPerMinute)
            ),
            AccountSort.MaximumKeys => context.ByOwn(
                states,
                LimitKind.ApiKeys,
                PlanDefaults.Of(limits, LimitKind.ApiKeys)
            ),
            AccountSort.MaximumProjects => context.ByOwn(
                states,
                LimitKind.Projects,
                PlanDefaults.Of(limits, LimitKind.Projects)
            ),
            AccountSort.Need => ByNeed(states),
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        };

    private static IQueryable<RankedAccount> ByNeed(IQueryable<AccountState> states) =>
        states.Select(state => new RankedAccount
        {
            Rank =
                state.Queued > 0 ? NeedRank.Throttled - state.Queued
                : state.Balance < Money.Zero && !state.EomBilling && state.AutoPayBelow == null && !state.Disabled
                    ? NeedRank.Stopped - state.Running
                : state.Running > 0 ? NeedRank.AtWork - state.Running
                : 0L,
            AccountId = state.AccountId,
        });

    private static IQueryable<RankedAccount> ByLimit(IQueryable<AccountState> states, PlanDefaults plan) =>
        states
            .Select(state => new
            {
                State = state,
                Limit = state.ThrottleLimitOverride
                    ?? (
                        state.Plan == AccountPlan.Free ? plan.Free
                        : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                        : state.Plan == AccountPlan.Contracted ? plan.Contracted
                        : plan.Enterprise
                    ),
            })
            .Select(row => new RankedAccount
            {
                Rank =
                    row.State.Disabled || row.State.PausedUntil != null ? 0L
                    : row.State.Balance < Money.Zero && !row.State.EomBilling && row.State.AutoPayBelow == null
                        ? (row.Limit < 1 ? 0L : 1L)
                    : row.Limit,
                AccountId = row.State.AccountId,
            });

    private static IQueryable<RankedAccount> ByStreaming(IQueryable<AccountState> states, PlanDefaults plan) =>
        states.Select(state => new RankedAccount
        {
            Rank = state.StreamingLimitOverride
                ?? (
                    state.Plan == AccountPlan.Free ? plan.Free
                    : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                    : state.Plan == AccountPlan.Contracted ? plan.Contracted
                    : plan.Enterprise
                ),
            AccountId = state.AccountId,
        });

    private static IQueryable<RankedAccount> ByOwn(
        this ConsoleDbContext context,
        IQueryable<AccountState> states,
        LimitKind kind,
        PlanDefaults plan
    )
    {
        var limits = context.LimitOverrides.AsNoTracking().Where(limit => limit.Kind == kind);
        return states.Select(state => new RankedAccount
        {
            Rank = limits
                .Where(limit => limit.AccountId == state.AccountId)
                .Select(limit => (int?)limit.Value)
                .FirstOrDefault()
                ?? (
                    state.Plan == AccountPlan.Free ? plan.Free
                    : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                    : state.Plan == AccountPlan.Contracted ? plan.Contracted
                    : plan.Enterprise
                ),
            AccountId = state.AccountId,
        });
    }
}
