using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.LowBalances;

/// <inheritdoc cref="ILowBalances"/>
internal sealed class LowBalanceReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LowBalanceOptions> options
) : ILowBalances
{
    public async Task<LowBalanceList> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // All of them, since how long a balance lasts is no column to sort by; the measured accounts are few.
        var low = await (
            from state in context.LowBalances().AsNoTracking()
            join spend in context.MeasuredSpends.AsNoTracking() on state.AccountId equals spend.AccountId
            join account in context.Accounts.AsNoTracking() on state.AccountId equals account.Id
            select new
            {
                State = state,
                Spend = spend,
                account.Name,
            }
        ).ToListAsync(cancellationToken);
        return new(
            [
                .. low.Select(row => new LowBalanceAccount(
                        row.State.AccountId,
                        row.Name,
                        row.State.Balance,
                        BalanceRunway.Of(row.State, row.Spend, options.Value)!
                    ))
                    .OrderBy(account => account.Runway.Lasts)
                    .ThenBy(account => account.AccountId, StringComparer.Ordinal)
                    .Take(LowBalanceList.MaximumRows),
            ],
            low.Count,
            options.Value.Hours
        );
    }
}
