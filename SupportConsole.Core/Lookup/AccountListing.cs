using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Reads pages of the list of accounts: one statement counts, one reads the rows with all their figures.
/// </summary>
internal static class AccountListing
{
    /// <summary>The rows of a query among some accounts.</summary>
    public static async Task<AccountListPage> ListAsync(
        this ConsoleDbContext context,
        IQueryable<Account> accounts,
        AccountListQuery query,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        var wanted = Filter(
            from account in accounts.AsNoTracking()
            join state in context.AccountStates.AsNoTracking() on account.Id equals state.AccountId
            select new Listed { Account = account, State = state },
            query
        );
        var total = await wanted.CountAsync(cancellationToken);
        var take = Math.Clamp(query.Take, 0, AccountListQuery.MaximumTake);
        if (total == 0 || take == 0)
        {
            return new([], total);
        }

        var rows = await Order(wanted, query)
            .Skip(Math.Max(0, query.Skip))
            .Take(take)
            .Select(row => new
            {
                row.Account,
                row.State,
                Override = context
                    .Set<LimitOverride>()
                    .AsNoTracking()
                    .FirstOrDefault(limit =>
                        limit.AccountId == row.Account.Id && limit.Kind == LimitKind.AsyncConcurrency
                    ),
            })
            .ToListAsync(cancellationToken);
        return new(
            rows.ConvertAll(row => new AccountOverview(
                row.Account,
                row.State,
                EffectiveLimit.Of(row.State, limits),
                row.Override
            )),
            total
        );
    }

    private static IQueryable<Listed> Filter(IQueryable<Listed> rows, AccountListQuery query)
    {
        if (query.Plan is { } plan)
        {
            rows = rows.Where(row => row.State.Plan == plan);
        }

        if (query.IsThrottled)
        {
            rows = rows.Where(row => row.State.Queued > 0);
        }

        if (query.IsNegative)
        {
            rows = rows.Where(row => row.State.Balance < Money.Zero);
        }

        return query.IsDisabled ? rows.Where(row => row.State.Disabled) : rows;
    }

    private static IQueryable<Listed> Order(IQueryable<Listed> rows, AccountListQuery query)
    {
        var down = query.IsDescending;
        var ordered = query.Sort switch
        {
            AccountSort.Need => OrderByNeed(rows),
            AccountSort.Id => down
                ? rows.OrderByDescending(row => row.Account.Keys.Id)
                : rows.OrderBy(row => row.Account.Keys.Id),
            AccountSort.Plan => down
                ? rows.OrderByDescending(row => row.State.Plan)
                : rows.OrderBy(row => row.State.Plan),
            AccountSort.Running => down
                ? rows.OrderByDescending(row => row.State.Running)
                : rows.OrderBy(row => row.State.Running),
            AccountSort.Queued => down
                ? rows.OrderByDescending(row => row.State.Queued)
                : rows.OrderBy(row => row.State.Queued),
            AccountSort.Balance => down
                ? rows.OrderByDescending(row => row.State.Balance)
                : rows.OrderBy(row => row.State.Balance),
            AccountSort.Created => down
                ? rows.OrderByDescending(row => row.Account.CreatedAt)
                : rows.OrderBy(row => row.Account.CreatedAt),
            _ => down
                ? rows.OrderByDescending(row => row.Account.Keys.Name)
                : rows.OrderBy(row => row.Account.Keys.Name),
        };

        // SQL Server takes no column twice in an order.
        return query.Sort switch
        {
            AccountSort.Name => ordered.ThenBy(row => row.Account.Id),
            _ => ordered.ThenBy(row => row.Account.Keys.Name).ThenBy(row => row.Account.Id),
        };
    }

    private static IOrderedQueryable<Listed> OrderByNeed(IQueryable<Listed> rows) =>
        rows.OrderByDescending(row => row.State.Queued)
            .ThenByDescending(row =>
                row.State.Balance < Money.Zero
                && !row.State.EomBilling
                && row.State.AutoPayBelow == null
                && !row.State.Disabled
            )
            .ThenByDescending(row => row.State.Running);

    /// <summary>An account and its figures while the list is put together.</summary>
    private sealed record Listed
    {
        public required Account Account { get; init; }

        public required AccountState State { get; init; }
    }
}
