using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Demo;

/// <summary>
/// Pays in for the demo's customers, as they, their auto-pay and their invoices would: balances stay what such an
/// account would have.
/// </summary>
internal sealed class DemoFunds(IReadOnlyList<DemoAccount> accounts, DateTimeOffset historyEnd)
{
    private static readonly Money Trial = Money.FromDollars(5);

    private readonly Dictionary<string, DemoAccount> _accounts = accounts.ToDictionary(account => account.Id);

    /// <summary>Pays what is due at a time. A repeat at the same time changes nothing.</summary>
    public async Task PayAsync(
        IAccountDirectory directory,
        IDepositService deposits,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        for (var skip = 0; ; skip += AccountListQuery.MaximumTake)
        {
            var page = await directory.ListAsync(
                DemoPeople.Engineer,
                new()
                {
                    Sort = AccountSort.Id,
                    Skip = skip,
                    Take = AccountListQuery.MaximumTake,
                },
                cancellationToken
            );

            // Together: one batch.
            await Task.WhenAll(page.Rows.Select(row => PayAsync(row.Overview.State, deposits, now, cancellationToken)));
            if (skip + page.Rows.Count >= page.Total)
            {
                return;
            }
        }
    }

    private Task PayAsync(
        AccountState state,
        IDepositService deposits,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (
            !_accounts.TryGetValue(state.AccountId, out var account)
            || (account.UnpaidFor is { } unpaid && historyEnd - now <= unpaid)
        )
        {
            return Task.CompletedTask;
        }

        var amount = Due(account, state, now);
        return amount > Money.Zero
            ? deposits.DepositAsync(
                new(state.AccountId, amount, string.Create(CultureInfo.InvariantCulture, $"demo-{now:yyyyMMdd-HHmm}")),
                cancellationToken
            )
            : Task.CompletedTask;
    }

    private static Money Due(DemoAccount account, AccountState state, DateTimeOffset now) =>
        state switch
        {
            // The invoice of the month before.
            { EomBilling: true } => now.Day == 1 && state.Balance.IsNegative ? -state.Balance : Money.Zero,
            { AutoPayBelow: { } below, AutoPayBringBackTo: { } target } => state.Balance < below
                ? target - state.Balance
                : Money.Zero,
            { Plan: AccountPlan.Free } => state.Balance < Money.FromDollars(1) ? Trial - state.Balance : Money.Zero,
            _ => state.Balance < new Money(account.Deposit.Micros / 5) ? account.Deposit - state.Balance : Money.Zero,
        };
}
