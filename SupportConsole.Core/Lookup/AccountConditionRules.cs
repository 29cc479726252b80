using System.Linq.Expressions;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>Applies the conditions on an account's columns.</summary>
internal static class AccountConditionRules
{
    /// <summary>Narrows a selection to the accounts that meet the conditions.</summary>
    public static AccountSelection Meeting(
        this ConsoleDbContext context,
        AccountSelection selection,
        AccountConditions conditions,
        LimitOptions limits
    )
    {
        selection = Begins(selection, account => account.Keys.Id, conditions.Id, context.LastCharacter);
        selection = Begins(selection, account => account.Keys.Email, conditions.Email, context.LastCharacter);
        selection = Begins(selection, account => account.Keys.Name, conditions.Name, context.LastCharacter);
        selection = Begins(
            selection,
            account => account.Keys.StripeCustomerId,
            conditions.StripeCustomer,
            context.LastCharacter
        );
        selection = OfAccount(selection, conditions);
        selection = OfTerms(selection, conditions);
        selection = OfFigures(selection, conditions);
        if (conditions.Limit is { } limit)
        {
            selection = HasLimit(selection, limit, PlanDefaults.Of(limits, LimitKind.AsyncConcurrency));
        }

        if (conditions.StreamingLimit is { } streaming)
        {
            selection = HasStreaming(
                selection,
                streaming,
                PlanDefaults.Of(limits, LimitKind.StreamingSessionsPerMinute)
            );
        }

        selection = context.HasOwn(selection, LimitKind.ApiKeys, conditions.MaximumKeys, limits);
        return context.HasOwn(selection, LimitKind.Projects, conditions.MaximumProjects, limits);
    }

    private static AccountSelection Begins(
        AccountSelection selection,
        Expression<Func<Account, string?>> key,
        string? prefix,
        string end
    ) => prefix is null ? selection : selection.Where(PrefixRange.Of(key, AccountSearchKeys.Fold(prefix), end));

    private static AccountSelection OfAccount(AccountSelection selection, AccountConditions conditions)
    {
        if (conditions.ChangedFrom is { } from)
        {
            selection = selection.Where((Account account) => account.ChangedAt >= from);
        }

        return conditions.ChangedTo is { } to
            ? selection.Where((Account account) => account.ChangedAt < to)
            : selection;
    }

    private static AccountSelection OfTerms(AccountSelection selection, AccountConditions conditions)
    {
        if (conditions.Plan is { } plan)
        {
            selection = selection.Where((AccountState state) => state.Plan == plan);
        }

        if (conditions.Disabled is { } disabled)
        {
            selection = selection.Where((AccountState state) => state.Disabled == disabled);
        }

        return conditions.Billing switch
        {
            AccountBilling.EndOfMonth => selection.Where((AccountState state) => state.EomBilling),
            AccountBilling.AutoPay => selection.Where(
                (AccountState state) => !state.EomBilling && state.AutoPayBelow != null
            ),
            AccountBilling.Deposit => selection.Where(
                (AccountState state) => !state.EomBilling && state.AutoPayBelow == null
            ),
            _ => selection,
        };
    }

    private static AccountSelection OfFigures(AccountSelection selection, AccountConditions conditions)
    {
        if (conditions.Balance is { } balance)
        {
            var (from, to) = (new Money(balance.From ?? long.MinValue), new Money(balance.To ?? long.MaxValue));
            selection = selection.Where((AccountState state) => state.Balance >= from && state.Balance <= to);
        }

        if (conditions.Running is { } running)
        {
            var (from, to) = Bounds(running);
            selection = selection.Where((AccountState state) => state.Running >= from && state.Running <= to);
        }

        if (conditions.Queued is { } queued)
        {
            var (from, to) = Bounds(queued);
            selection =
                from > 0
                    ? selection.Where(
                        (AccountState state) => state.Queued > 0 && state.Queued >= from && state.Queued <= to
                    )
                    : selection.Where((AccountState state) => state.Queued >= from && state.Queued <= to);
        }

        return selection;
    }

    /// <remarks>
    /// The first condition follows from the second where the range is above 1; it is the one that indexes answer.
    /// </remarks>
    private static AccountSelection HasLimit(AccountSelection selection, NumberRange range, PlanDefaults plan)
    {
        var (from, to) = Bounds(range);
        var plans = plan.PlansWithin(range);
        if (from > 1)
        {
            selection = HasOwnOrPlan(selection, from, to, plans);
        }

        return selection.Where(
            (AccountState state) =>
                (
                    state.Disabled || state.PausedUntil != null ? 0
                    : state.Balance < Money.Zero
                    && !state.EomBilling
                    && state.AutoPayBelow == null
                    && (state.ThrottleLimitOverride == null || state.ThrottleLimitOverride > 1)
                        ? 1
                    : state.ThrottleLimitOverride
                        ?? (
                            state.Plan == AccountPlan.Free ? plan.Free
                            : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                            : state.Plan == AccountPlan.Contracted ? plan.Contracted
                            : plan.Enterprise
                        )
                ) >= from
                && (
                    state.Disabled || state.PausedUntil != null ? 0
                    : state.Balance < Money.Zero
                    && !state.EomBilling
                    && state.AutoPayBelow == null
                    && (state.ThrottleLimitOverride == null || state.ThrottleLimitOverride > 1)
                        ? 1
                    : state.ThrottleLimitOverride
                        ?? (
                            state.Plan == AccountPlan.Free ? plan.Free
                            : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                            : state.Plan == AccountPlan.Contracted ? plan.Contracted
                            : plan.Enterprise
                        )
                ) <= to
        );
    }

    private static AccountSelection HasOwnOrPlan(
        AccountSelection selection,
        int from,
        int to,
        List<AccountPlan> plans
    ) =>
        plans.Count == 0
            ? selection.Where(
                (AccountState state) =>
                    state.ThrottleLimitOverride != null
                    && state.ThrottleLimitOverride >= from
                    && state.ThrottleLimitOverride <= to
            )
            : selection.Where(
                (AccountState state) =>
                    (state.ThrottleLimitOverride >= from && state.ThrottleLimitOverride <= to)
                    || (state.ThrottleLimitOverride == null && plans.Contains(state.Plan))
            );

    private static AccountSelection HasStreaming(AccountSelection selection, NumberRange range, PlanDefaults defaults)
    {
        var (from, to) = Bounds(range);
        var plans = defaults.PlansWithin(range);
        return plans.Count == 0
            ? selection.Where(
                (AccountState state) =>
                    state.StreamingLimitOverride != null
                    && state.StreamingLimitOverride >= from
                    && state.StreamingLimitOverride <= to
            )
            : selection.Where(
                (AccountState state) =>
                    (state.StreamingLimitOverride >= from && state.StreamingLimitOverride <= to)
                    || (state.StreamingLimitOverride == null && plans.Contains(state.Plan))
            );
    }

    /// <summary>A limit whose own value stands in its table only.</summary>
    private static AccountSelection HasOwn(
        this ConsoleDbContext context,
        AccountSelection selection,
        LimitKind kind,
        NumberRange? wanted,
        LimitOptions limits
    )
    {
        if (wanted is not { } range)
        {
            return selection;
        }

        var (from, to) = Bounds(range);
        var plans = PlanDefaults.Of(limits, kind).PlansWithin(range);
        var own = context.LimitOverrides.Where(limit => limit.Kind == kind);
        var within = own.Where(limit => limit.Value >= from && limit.Value <= to).Select(limit => limit.AccountId);
        return plans.Count == 0
            ? selection.Where((AccountState state) => within.Contains(state.AccountId))
            : selection.Where(
                (AccountState state) =>
                    within.Contains(state.AccountId)
                    || (plans.Contains(state.Plan) && !own.Any(limit => limit.AccountId == state.AccountId))
            );
    }

    /// <summary>Limits and counts are 32 bits wide.</summary>
    private static (int From, int To) Bounds(NumberRange range) =>
        (
            (int)Math.Clamp(range.From ?? int.MinValue, int.MinValue, int.MaxValue),
            (int)Math.Clamp(range.To ?? int.MaxValue, int.MinValue, int.MaxValue)
        );
}
