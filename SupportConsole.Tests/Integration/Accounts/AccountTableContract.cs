using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>A small table of accounts with many equal values, read as a set and walked alike.</summary>
public abstract class AccountTableContract(TestEngine engine) : CoreContract(engine)
{
    private const int Page = 5;

    /// <summary>The accounts in the order of their registration.</summary>
    protected List<string> Registered { get; } = [];

    /// <summary>
    /// 20 accounts with few different values: plans in turn, one name for most, some with limits of their own, three
    /// kinds of billing, two overdrawn, two disabled, some at work and throttled.
    /// </summary>
    protected async Task PopulateAsync()
    {
        for (var number = 0; number < 20; number++)
        {
            var id = $"a{number:00}";
            Registered.Add(id);
            await Host.Registry.RegisterAsync(
                Registration(id, (AccountPlan)(number % 3)) with
                {
                    Name = number % 4 == 3 ? $"Other {number}" : "Same",
                    StripeCustomerId = number % 5 == 0 ? $"cus_{number:00}" : null,
                    EomBilling = number is 14 or 15,
                    AutoPay = number is 15 or 16 ? new AutoPay(Money.FromDollars(10), Money.FromDollars(100)) : null,
                },
                default
            );
            if (number % 2 == 0)
            {
                Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        foreach (var id in (string[])["a04", "a07", "a08"])
        {
            await Host.Deposits.DepositAsync(new(id, Money.FromDollars(5), "one"), default);
        }

        foreach (var id in (string[])["a00", "a03", "a06", "a09"])
        {
            await SubmitAsync(id == "a00" ? 7 : 8, id);
        }

        await SubmitAsync(2, "a01");
        await SubmitAsync(2, "a02");
        await OverdrawAsync("a10");
        await OverdrawAsync("a11");
        foreach (var id in (string[])["a12", "a13"])
        {
            await Host.Registry.RegisterAsync(
                Registration(id, id == "a12" ? AccountPlan.Free : AccountPlan.PayAsYouGo) with
                {
                    Name = "Same",
                    Disabled = true,
                },
                default
            );
        }

        await OverrideAsync("a01", LimitKind.ApiKeys, 9);
        await OverrideAsync("a18", LimitKind.ApiKeys, 9);
        await OverrideAsync("a07", LimitKind.Projects, 7);
        await OverrideAsync("a04", LimitKind.StreamingSessionsPerMinute, 50);
        await OverrideAsync("a08", LimitKind.StreamingSessionsPerMinute, 50);
        await ChangeAsync(200, 250, "a04");
        await ChangeAsync(200, 250, "a19");
        await ChangeAsync(200, 250, "a11");
    }

    private async Task OverrideAsync(string id, LimitKind kind, int value) =>
        Assert.IsType<OverrideOutcome.Applied>(
            await Host.Get<IOverrideService>()
                .ChangeAsync(
                    People.Engineer,
                    new(id, kind, null, value, "Agreed in the contract", "SUP-1", Guid.NewGuid().ToString("N")),
                    default
                )
        );

    private protected AccountListing Listing(int largestSet) =>
        new(Host.Get<IDbContextFactory<ConsoleDbContext>>(), Options.Create(Host.Limits), new KeptIds(Clock), Clock)
        {
            LargestSet = largestSet,
        };

    private protected async Task<AccountListPage> ListAsync(AccountListing listing, AccountListQuery query)
    {
        await using var context = Host.OpenContext();
        return await listing.ListAsync(context, null, query, People.Engineer, default);
    }

    private protected async Task<List<string>> PagesAsync(AccountListing listing, AccountListQuery query)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = await ListAsync(listing, query with { Skip = ids.Count, Take = Page });
            ids.AddRange(page.Rows.Select(row => row.Overview.Account.Id));
            if (page.Rows.Count < Page)
            {
                Assert.Equal(page.Total, ids.Count);
                return ids;
            }
        }
    }
}
