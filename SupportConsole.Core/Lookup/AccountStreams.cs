using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// The same order as <see cref="AccountRanks"/> for sets of any size: as streams that an index has in order, such as
/// the accounts with a limit of their own by that limit, and those of each plan by id. The first rows of a list are
/// among the first of each stream, so that nothing but these is read. Where a counter decides, a stream reads every state, and
/// what is found is kept, see <see cref="KeptIds"/>; the streams still spare the sorting of equals.
/// </summary>
internal static class AccountStreams
{
    /// <summary>
    /// The streams of a query's sort; together they have each account once. Those that the query's conditions exclude
    /// are left out: none of their accounts would ever fill a page.
    /// </summary>
    public static IReadOnlyList<IQueryable<RankedAccount>> StreamsOf(
        this ConsoleDbContext context,
        IQueryable<AccountState> states,
        AccountListQuery query,
        LimitOptions limits
    )
    {
        var (sort, down, conditions) = (query.Sort, query.IsDescending, query.Conditions);
        return sort switch
        {
            AccountSort.Plan =>
            [
                .. Enum.GetValues<AccountPlan>()
                    .Where(plan => (conditions.Plan ?? plan) == plan)
                    .Select(plan => OfPlan(states, plan, (long)plan, down)),
            ],
            AccountSort.Billing =>
            [
                .. Enum.GetValues<AccountBilling>()
                    .Where(billing => (conditions.Billing ?? billing) == billing)
                    .Select(billing => OfBilling(states, billing, down)),
            ],
            AccountSort.Disabled =>
            [
                Equal(states.Where(state => state.Disabled), 1, down),
                Equal(states.Where(state => !state.Disabled), 0, down),
            ],
            AccountSort.Running =>
            [
                Ordered(states.Where(state => state.Running > 0), state => state.Running, down)
                    .Select(state => new RankedAccount { Rank = state.Running, AccountId = state.AccountId }),
                Equal(states.Where(state => state.Running == 0), 0, down),
            ],
            AccountSort.Limit => ByLimit(states, down, PlansOf(LimitKind.AsyncConcurrency, conditions.Limit)),
            AccountSort.Queued =>
            [
                Ordered(states.Where(state => state.Queued > 0), state => state.Queued, down)
                    .Select(state => new RankedAccount { Rank = state.Queued, AccountId = state.AccountId }),
                Equal(states.Where(state => state.Queued == 0), 0, down),
            ],
            AccountSort.StreamingLimit => ByStreaming(
                states,
                down,
                PlansOf(LimitKind.StreamingSessionsPerMinute, conditions.StreamingLimit)
            ),
            AccountSort.MaximumKeys => context.ByOwn(
                states,
                LimitKind.ApiKeys,
                down,
                PlansOf(LimitKind.ApiKeys, conditions.MaximumKeys)
            ),
            AccountSort.MaximumProjects => context.ByOwn(
                states,
                LimitKind.Projects,
                down,
                PlansOf(LimitKind.Projects, conditions.MaximumProjects)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(query), sort, null),
        };

        PlanStreams PlansOf(LimitKind kind, NumberRange? range)
        {
            var defaults = PlanDefaults.Of(limits, kind);
            return new(
                defaults,
                [
                    .. Enum.GetValues<AccountPlan>()
                        .Where(plan =>
                            (conditions.Plan ?? plan) == plan && range?.Includes(defaults.Of(plan)) != false
                        ),
                ]
            );
        }
    }

    private static IReadOnlyList<IQueryable<RankedAccount>> ByLimit(
        IQueryable<AccountState> states,
        bool down,
        PlanStreams plans
    )
    {
        var open = states.Where(state => !state.Disabled && state.PausedUntil == null);
        var free = open.Where(state => state.Balance >= Money.Zero || state.EomBilling || state.AutoPayBelow != null);
        var stopped = open.Where(state =>
            state.Balance < Money.Zero && !state.EomBilling && state.AutoPayBelow == null
        );
        return
        [
            Equal(states.Where(state => state.Disabled), 0, down),
            Equal(states.Where(state => !state.Disabled && state.PausedUntil != null), 0, down),
            StoppedAt(stopped, down, plans.Defaults),
            Ordered(
                    free.Where(state => state.ThrottleLimitOverride != null),
                    state => state.ThrottleLimitOverride,
                    down
                )
                .Select(state => new RankedAccount
                {
                    Rank = state.ThrottleLimitOverride!.Value,
                    AccountId = state.AccountId,
                }),
            .. OfPlans(free.Where(state => state.ThrottleLimitOverride == null), down, plans),
        ];
    }

    /// <summary>
    /// Accounts that their balance stops run one at a time, or none where their limit is 0. In one stream, because each
    /// reads every state.
    /// </summary>
    private static IQueryable<RankedAccount> StoppedAt(IQueryable<AccountState> stopped, bool down, PlanDefaults plan)
    {
        var closed = plan.PlansWithin(new(null, 0));
        var ranked = stopped.Select(state => new RankedAccount
        {
            Rank =
                state.ThrottleLimitOverride <= 0 || (state.ThrottleLimitOverride == null && closed.Contains(state.Plan))
                    ? 0L
                    : 1L,
            AccountId = state.AccountId,
        });
        return down
            ? ranked.OrderByDescending(account => account.Rank).ThenByDescending(account => account.AccountId)
            : ranked.OrderBy(account => account.Rank).ThenBy(account => account.AccountId);
    }

    private static IReadOnlyList<IQueryable<RankedAccount>> ByStreaming(
        IQueryable<AccountState> states,
        bool down,
        PlanStreams plans
    ) =>
        [
            Ordered(
                    states.Where(state => state.StreamingLimitOverride != null),
                    state => state.StreamingLimitOverride,
                    down
                )
                .Select(state => new RankedAccount
                {
                    Rank = state.StreamingLimitOverride!.Value,
                    AccountId = state.AccountId,
                }),
            .. OfPlans(states.Where(state => state.StreamingLimitOverride == null), down, plans),
        ];

    /// <summary>A limit whose own value stands in its table only.</summary>
    private static IReadOnlyList<IQueryable<RankedAccount>> ByOwn(
        this ConsoleDbContext context,
        IQueryable<AccountState> states,
        LimitKind kind,
        bool down,
        PlanStreams plans
    )
    {
        var limitsOfKind = context.LimitOverrides.AsNoTracking().Where(limit => limit.Kind == kind);
        var own = limitsOfKind.Where(limit => states.Any(state => state.AccountId == limit.AccountId));
        var ordered = down
            ? own.OrderByDescending(limit => limit.Value).ThenByDescending(limit => limit.AccountId)
            : own.OrderBy(limit => limit.Value).ThenBy(limit => limit.AccountId);
        return
        [
            ordered.Select(limit => new RankedAccount { Rank = limit.Value, AccountId = limit.AccountId }),
            .. OfPlans(
                states.Where(state => !limitsOfKind.Any(limit => limit.AccountId == state.AccountId)),
                down,
                plans
            ),
        ];
    }

    private static IEnumerable<IQueryable<RankedAccount>> OfPlans(
        IQueryable<AccountState> states,
        bool down,
        PlanStreams plans
    ) => plans.Plans.Select(plan => OfPlan(states, plan, plans.Defaults.Of(plan), down));

    private static IQueryable<RankedAccount> OfBilling(
        IQueryable<AccountState> states,
        AccountBilling billing,
        bool down
    ) =>
        Equal(
            billing switch
            {
                AccountBilling.EndOfMonth => states.Where(state => state.EomBilling),
                AccountBilling.AutoPay => states.Where(state => !state.EomBilling && state.AutoPayBelow != null),
                _ => states.Where(state => !state.EomBilling && state.AutoPayBelow == null),
            },
            (long)billing,
            down
        );

    private static IQueryable<RankedAccount> OfPlan(
        IQueryable<AccountState> states,
        AccountPlan plan,
        long rank,
        bool down
    ) => Equal(states.Where(state => state.Plan == plan), rank, down);

    /// <summary>Accounts of one rank.</summary>
    private static IQueryable<RankedAccount> Equal(IQueryable<AccountState> states, long rank, bool down) =>
        (down ? states.OrderByDescending(state => state.AccountId) : states.OrderBy(state => state.AccountId)).Select(
            state => new RankedAccount { Rank = rank, AccountId = state.AccountId }
        );

    private static IQueryable<AccountState> Ordered<TKey>(
        IQueryable<AccountState> states,
        Expression<Func<AccountState, TKey>> key,
        bool down
    ) =>
        down
            ? states.OrderByDescending(key).ThenByDescending(state => state.AccountId)
            : states.OrderBy(key).ThenBy(state => state.AccountId);

    /// <summary>A limit's defaults, and the plans whose accounts can be in the list by theirs.</summary>
    private sealed record PlanStreams(PlanDefaults Defaults, IReadOnlyList<AccountPlan> Plans);
}
