using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Ledger;

/// <summary>
/// Proves that money adds up: each account's balance is the sum of its ledger less the sum of its usage.
/// </summary>
internal sealed class LedgerVerifier(IDbContextFactory<ConsoleDbContext> contexts) : ILedgerVerifier
{
    private const int PageSize = 1_000;

    private const string Sums = AccountMoney.Select + " WHERE s.account_id > {0}";

    public async Task<LedgerVerification> VerifyAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (accounts, last, wrong) = (0L, "", new List<LedgerDifference>());
        while (true)
        {
            var page = await context
                .Database.SqlQueryRaw<AccountMoney>(Sums, last)
                .OrderBy(sums => sums.account_id)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            wrong.AddRange(
                page.Where(sums => sums.balance != sums.ledger - sums.used)
                    .Select(sums => new LedgerDifference(
                        sums.account_id,
                        new Money(sums.balance),
                        new Money(sums.ledger),
                        new Money(sums.used)
                    ))
            );
            accounts += page.Count;
            progress?.Report(accounts);
            if (page.Count < PageSize)
            {
                return new(accounts, wrong);
            }

            last = page[^1].account_id;
        }
    }
}
