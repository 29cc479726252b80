using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Finds what the demo knows of a customer: the account that has the id, and its ledger, by the services that
/// pages use.
/// </summary>
internal sealed class DemoCustomers(IAccountDirectory accounts, IBillingReader billing, TimeProvider clock)
{
    private const int PageSize = 200;

    private static readonly Actor Reader = new("demo:stripe", "Demo Stripe", [Role.SupportEngineer]);

    /// <summary>A customer's objects; null when no account has the id.</summary>
    public async Task<DemoStripeObjects?> FindAsync(string customerId, CancellationToken cancellationToken)
    {
        var found = await accounts.SearchAsync(Reader, customerId, cancellationToken);
        if (
            found.Matches.FirstOrDefault(match => match.Overview.Account.StripeCustomerId == customerId)
            is not { } match
        )
        {
            return null;
        }

        var ledger = new List<LedgerEntry>();
        LedgerPage page;
        do
        {
            page = await billing.LedgerAsync(
                Reader,
                match.Overview.Account.Id,
                ledger.LastOrDefault()?.Id,
                PageSize,
                cancellationToken
            );
            ledger.AddRange(page.Entries);
        } while (page.HasMore);
        return DemoStripeObjects.Of(match.Overview.Account, match.Overview.State, ledger, clock.GetUtcNow());
    }
}
