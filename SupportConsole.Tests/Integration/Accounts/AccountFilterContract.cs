using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Lookup;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>The conditions on each column and the ready-made views, as sets and walked.</summary>
public abstract class AccountFilterContract(TestEngine engine) : AccountTableContract(engine)
{
    [SkippableFact]
    public async Task Filters_OfEveryColumn_PickTheAccountsThatMeetThem()
    {
        await PopulateAsync();
        var rows = (await ListAsync(Listing(0), new() { Take = 200 })).Rows;
        var day = Clock.GetUtcNow().AddMinutes(-5);
        (AccountConditions Conditions, Func<AccountListRow, bool> Meets)[] cases =
        [
            (new() { Id = "A1" }, row => row.Overview.Account.Id.StartsWith("a1", StringComparison.Ordinal)),
            (new() { Email = "ops@a0" }, row =>
                row.Overview.Account.Email.StartsWith("ops@a0", StringComparison.Ordinal)
            ),
            (new() { Name = "same" }, row => row.Overview.Account.Name == "Same"),
            (new() { StripeCustomer = "cus_" }, row => row.Overview.Account.StripeCustomerId is not null),
            (new() { Plan = AccountPlan.Free }, row => row.Overview.State.Plan == AccountPlan.Free),
            (new() { Billing = AccountBilling.Deposit }, row => row.Billing == AccountBilling.Deposit),
            (new() { Billing = AccountBilling.AutoPay }, row => row.Billing == AccountBilling.AutoPay),
            (new() { Billing = AccountBilling.EndOfMonth }, row => row.Billing == AccountBilling.EndOfMonth),
            (new() { Disabled = true }, row => row.Overview.State.Disabled),
            (new() { Disabled = false }, row => !row.Overview.State.Disabled),
            (new() { Balance = new(null, -1) }, row => row.Overview.State.Balance.IsNegative),
            (new() { Balance = new(5_000_000, 5_000_000) }, row => row.Overview.State.Balance == Money.FromDollars(5)),
            (new() { Limit = new(0, 0) }, row => row.Overview.Limit.Value == 0),
            (new() { Limit = new(1, 1) }, row => row.Overview.Limit.Value == 1),
            (new() { Limit = new(2, null) }, row => row.Overview.Limit.Value >= 2),
            (new() { Limit = new(210, 260) }, row => row.Overview.Limit.Value is >= 210 and <= 260),
            (new() { StreamingLimit = new(50, 50) }, row => row.StreamingLimit == 50),
            (new() { StreamingLimit = new(null, 100) }, row => row.StreamingLimit <= 100),
            (new() { Running = new(1, null) }, row => row.Overview.State.Running >= 1),
            (new() { Running = new(0, 0) }, row => row.Overview.State.Running == 0),
            (new() { Queued = new(1, 3) }, row => row.Overview.State.Queued is >= 1 and <= 3),
            (new() { MaximumKeys = new(9, 9) }, row => row.MaximumKeys == 9),
            (new() { MaximumKeys = new(null, 4) }, row => row.MaximumKeys <= 4),
            (new() { MaximumProjects = new(5, null) }, row => row.MaximumProjects >= 5),
            (new() { ChangedFrom = day }, row => row.Overview.Account.ChangedAt >= day),
            (new() { ChangedTo = day }, row => row.Overview.Account.ChangedAt < day),
            (
                new()
                {
                    Plan = AccountPlan.PayAsYouGo,
                    Name = "Same",
                    Disabled = false,
                },
                row =>
                    row.Overview is { Account.Name: "Same", State: { Plan: AccountPlan.PayAsYouGo, Disabled: false } }
            ),
        ];
        foreach (var (conditions, meets) in cases)
        {
            var expected = rows.Where(meets)
                .Select(row => row.Overview.Account.Id)
                .Order(StringComparer.Ordinal)
                .ToList();
            foreach (var sort in (AccountSort[])[AccountSort.Id, AccountSort.Limit, AccountSort.Balance])
            {
                var query = new AccountListQuery { Conditions = conditions, Sort = sort };
                var walked = await PagesAsync(Listing(0), query);
                var sorted = await PagesAsync(Listing(1_000), query);

                Assert.Equal(
                    (conditions, string.Join(' ', expected)),
                    (conditions, string.Join(' ', walked.Order(StringComparer.Ordinal)))
                );
                Assert.Equal((conditions, string.Join(' ', walked)), (conditions, string.Join(' ', sorted)));
            }
        }
    }

    [SkippableFact]
    public async Task Views_EachOne_HaveTheAccountsOfTheirRule()
    {
        await PopulateAsync();
        await OpenAsync("a02", minutes: 1);
        await OpenAsync("a17", minutes: 60);
        await OpenAsync("a02", minutes: 120);
        for (var session = 0; session < 100; session++)
        {
            Assert.IsType<StreamOutcome.Opened>(await Host.Streams.OpenAsync("a05", new(), default));
        }

        Assert.Equal("a00 a03 a06 a09", await ViewAsync(AccountListView.Throttled));
        Assert.Equal("a10 a11", await ViewAsync(AccountListView.Negative));
        Assert.Equal("a12 a13", await ViewAsync(AccountListView.Disabled));
        Assert.Equal("a00 a03 a05 a06 a09", await ViewAsync(AccountListView.NearLimit));
        Assert.Equal(
            "a02 a17",
            string.Join(' ', await PagesAsync(Listing(0), new() { View = AccountListView.Opened }))
        );
        Assert.Equal(
            "a17 a02",
            string.Join(
                ' ',
                await PagesAsync(
                    Listing(0),
                    new()
                    {
                        View = AccountListView.Opened,
                        Sort = AccountSort.Id,
                        IsDescending = true,
                    }
                )
            )
        );

        // Who comes later finds only what was changed since.
        Clock.Advance(TimeSpan.FromDays(8));
        await ChangeAsync(200, 210, "a16");
        Assert.Equal("a16", await ViewAsync(AccountListView.Changed));
    }

    [SkippableFact]
    public async Task Views_ByCounters_NeverShowWhoDoesNotMeetThemAndMissNobodyForLong()
    {
        await PopulateAsync();
        var (set, walked) = (Listing(1_000), Listing(0));
        (AccountListing Listing, AccountListQuery Query)[] lists =
        [
            (set, new() { View = AccountListView.Negative }),
            (walked, new() { View = AccountListView.Negative }),
            (set, new() { View = AccountListView.Negative, Sort = AccountSort.Balance }),
            (walked, new() { View = AccountListView.Negative, Sort = AccountSort.Balance }),
            (set, new() { Conditions = new() { Balance = new(null, -1) } }),
        ];
        foreach (var (listing, query) in lists)
        {
            Assert.Equal((query, "a10 a11"), (query, await SortedAsync(listing, query)));
        }

        // Paid, and overdrawn, while the ids are kept.
        await Host.Deposits.DepositAsync(new("a10", Money.FromDollars(1_000), "paid"), default);
        await OverdrawAsync("a17");
        foreach (var (listing, query) in lists)
        {
            var shown = (await ListAsync(listing, query)).Rows.Select(row => row.Overview.Account.Id).Order();
            Assert.Contains(string.Join(' ', shown), (string[])["a11", "a11 a17"]);
        }

        Clock.Advance(KeptIds.Fresh);
        foreach (var (listing, query) in lists)
        {
            Assert.Equal((query, "a11 a17"), (query, await SortedAsync(listing, query)));
        }
    }

    [SkippableFact]
    public async Task Need_WhileItsOrderIsKept_BeginsWithWhoeverIsThrottledNow()
    {
        await PopulateAsync();
        var listing = Listing(0);
        var before = await PagesAsync(listing, new());

        await SubmitAsync(9, "a18");

        var now = await PagesAsync(listing, new());
        Assert.Equal(["a18", .. before.Where(id => id != "a18")], now);
    }

    [SkippableFact]
    public async Task NearLimit_ByRequestsOfTheLast60Seconds_EndsWithThem()
    {
        await PopulateAsync();
        var listing = Listing(1_000);
        var near = new AccountListQuery { View = AccountListView.NearLimit };
        for (var request = 0; request < 24; request++)
        {
            if (request == 23)
            {
                Assert.DoesNotContain("a17", await SortedAsync(Listing(0), near), StringComparison.Ordinal);
            }

            Assert.IsType<LemurOutcome.Admitted>(await Host.Lemur.AdmitAsync("a17", new(), default));
        }

        Assert.Equal("a00 a03 a06 a09 a17", await SortedAsync(listing, near));
        Assert.Equal("a00 a03 a06 a09 a17", await SortedAsync(Listing(0), near));

        // The ids are kept, and nobody is shown by them alone.
        Clock.Advance(KeptIds.Fresh / 2);
        await SortedAsync(listing, near);
        Clock.Advance(TimeSpan.FromSeconds(56));
        Assert.Equal("a00 a03 a06 a09", await SortedAsync(listing, near));
    }

    private async Task OpenAsync(string id, int minutes)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Host.Get<ILookUps>().Record(People.Engineer, id, LookUpKind.Opened);
        Host.Get<ILookUps>().Record(People.Manager, "a19", LookUpKind.Opened);
        await Host.Service<LookUpWriter>().RunAsync(default);
    }

    private Task<string> ViewAsync(AccountListView view) => SortedAsync(Listing(0), new() { View = view });

    private async Task<string> SortedAsync(AccountListing listing, AccountListQuery query) =>
        string.Join(' ', (await PagesAsync(listing, query)).Order(StringComparer.Ordinal));
}

public sealed class SqliteAccountFilterTests() : AccountFilterContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccountFilterTests() : AccountFilterContract(TestEngine.PostgreSql);

public sealed class SqlServerAccountFilterTests() : AccountFilterContract(TestEngine.SqlServer);
