using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Accounts;

/// <summary>
/// A Stripe customer belongs to one account. Earlier versions let two have it; whose the payments are is for people to
/// say, and no migration guesses.
/// </summary>
internal sealed class OneAccountPerCustomer : IMigrationCondition
{
    private const int MaximumShown = 10;

    public async Task<string?> FindObstacleAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        // Two statements: as one, the groups were made anew for each account, and 1,000,000 never came to an end.
        var shared = await context
            .Accounts.Where(account => account.StripeCustomerId != null)
            .GroupBy(account => account.StripeCustomerId!)
            .Where(accounts => accounts.Count() > 1)
            .Select(accounts => accounts.Key)
            .ToListAsync(cancellationToken);
        var accounts = await context
            .Accounts.AsNoTracking()
            .Where(account => EF.Parameter(shared).Contains(account.StripeCustomerId!))
            .OrderBy(account => account.StripeCustomerId)
            .ThenBy(account => account.Id)
            .Select(account => new { account.StripeCustomerId, account.Id })
            .ToListAsync(cancellationToken);
        var named = accounts
            .GroupBy(account => account.StripeCustomerId)
            .Select(same => $"{same.Key} ({string.Join(", ", same.Select(account => account.Id))})")
            .ToList();
        return named.Count == 0
            ? null
            : "A Stripe customer belongs to one account from this version on, and these belong to several: "
                + string.Join("; ", named.Take(MaximumShown))
                + (named.Count > MaximumShown ? $"; and {named.Count - MaximumShown} more" : "")
                + ". Nothing was changed. Start the version before this one, take the customer from all but one of "
                + "them (PUT /platform/v1/accounts/{accountId} with \"stripeCustomerId\": null), and start this "
                + "version again.";
    }
}
