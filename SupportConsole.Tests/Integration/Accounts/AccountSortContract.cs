using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>
/// Every column of the list of accounts, among many equal values: no account twice and none missing over the pages,
/// sorted as a set and walked through indexes alike.
/// </summary>
public abstract class AccountSortContract(TestEngine engine) : CoreContract(engine)
{
    private const int Page = 5;

    private readonly List<string> _registered = [];

    [SkippableFact]
    public async Task Pages_OfEverySort_HaveEachAccountOnceInOrder()
    {
        await PopulateAsync();
        var rows = (await ListAsync(Listing(0), new() { Take = 200 })).Rows.ToDictionary(row =>
            row.Overview.Account.Id
        );
        Assert.Equal(_registered.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        foreach (
            var (sort, down) in Enum.GetValues<AccountSort>().SelectMany(sort => new[] { (sort, false), (sort, true) })
        )
        {
            var expected = Expected([.. rows.Values], sort, down);

            // Walked, and as the set of the accounts whose id begins with a: all of them.
            var walked = await PagesAsync(Listing(0), new() { Sort = sort, IsDescending = down });
            var sorted = await PagesAsync(
                Listing(1_000),
                new()
                {
                    Sort = sort,
                    IsDescending = down,
                    Conditions = new() { Id = "A" },
                }
            );

            Assert.Equal(
                (sort, down, string.Join(' ', expected)),
                (sort, down, string.Join(' ', NullsFirst(walked, rows, sort, down)))
            );
            Assert.Equal((sort, down, string.Join(' ', walked)), (sort, down, string.Join(' ', sorted)));
        }
    }

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
    public async Task Read_All_IsTheListWholeAndInItsOrder()
    {
        await PopulateAsync();

        var sorted = await ReadAsync(Listing(1_000), new() { Sort = AccountSort.Balance, Take = 1 });
        var registered = await ReadAsync(
            Listing(3),
            new()
            {
                Sort = AccountSort.Balance,
                Conditions = new() { Disabled = false },
            }
        );
        var among = await ReadAsync(Listing(1_000), new() { Ids = ["a07", "a01", "gone", "a07"] });

        Assert.Equal(await PagesAsync(Listing(0), new() { Sort = AccountSort.Balance }), sorted);
        Assert.Equal(_registered.Where(id => id is not ("a12" or "a13")), registered);
        Assert.Equal(["a07", "a01"], among);
    }

    /// <summary>
    /// 20 accounts with few different values: plans in turn, one name for most, some with limits of their own, three
    /// kinds of billing, two overdrawn, two disabled, some at work and throttled.
    /// </summary>
    private async Task PopulateAsync()
    {
        for (var number = 0; number < 20; number++)
        {
            var id = $"a{number:00}";
            _registered.Add(id);
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

    private async Task OpenAsync(string id, int minutes)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Host.Get<ILookUps>().Record(People.Engineer, id, LookUpKind.Opened);
        Host.Get<ILookUps>().Record(People.Manager, "a19", LookUpKind.Opened);
        await Host.Service<LookUpWriter>().RunAsync(default);
    }

    /// <summary>The order that the columns promise, by what the rows show.</summary>
    private List<string> Expected(IReadOnlyList<AccountListRow> rows, AccountSort sort, bool down)
    {
        Func<AccountListRow, (long Number, string Text)> value = sort switch
        {
            AccountSort.Need => row => (-Need(row.Overview.State), row.Overview.Account.Id),
            AccountSort.Name => row => (0, row.Overview.Account.Name.ToLowerInvariant()),
            AccountSort.Id => row => (0, row.Overview.Account.Id),
            AccountSort.Email => row => (0, row.Overview.Account.Email),
            AccountSort.StripeCustomer => row => (0, row.Overview.Account.StripeCustomerId ?? ""),
            AccountSort.Created => row => (row.Overview.Account.CreatedAt.ToUnixTimeMilliseconds(), ""),
            AccountSort.Changed => row => (row.Overview.Account.ChangedAt.ToUnixTimeMilliseconds(), ""),
            AccountSort.Plan => row => ((long)row.Overview.State.Plan, row.Overview.Account.Id),
            AccountSort.Billing => row => ((long)row.Billing, row.Overview.Account.Id),
            AccountSort.Disabled => row => (row.Overview.State.Disabled ? 1 : 0, row.Overview.Account.Id),
            AccountSort.Balance => row => (row.Overview.State.Balance.Micros, row.Overview.Account.Id),
            AccountSort.Limit => row => (row.Overview.Limit.Value, row.Overview.Account.Id),
            AccountSort.StreamingLimit => row => (row.StreamingLimit, row.Overview.Account.Id),
            AccountSort.Running => row => (row.Overview.State.Running, row.Overview.Account.Id),
            AccountSort.Queued => row => (row.Overview.State.Queued, row.Overview.Account.Id),
            AccountSort.MaximumKeys => row => (row.MaximumKeys, row.Overview.Account.Id),
            _ => row => (row.MaximumProjects, row.Overview.Account.Id),
        };
        var ordered = rows.OrderBy(row => value(row).Number)
            .ThenBy(row => value(row).Text, StringComparer.Ordinal)
            .ThenBy(row => _registered.IndexOf(row.Overview.Account.Id))
            .Select(row => row.Overview.Account.Id);
        return down && sort != AccountSort.Need ? [.. ordered.Reverse()] : [.. ordered];
    }

    private static long Need(AccountState state) =>
        state.Queued > 0 ? 3_000_000 + state.Queued
        : state.IsStoppedByBalance && !state.Disabled ? 2_000_000 + state.Running
        : state.Running > 0 ? 1_000_000 + state.Running
        : 0;

    /// <summary>Engines put accounts without a Stripe customer at different ends; the order within is the same.</summary>
    private static IEnumerable<string> NullsFirst(
        IReadOnlyList<string> ids,
        Dictionary<string, AccountListRow> rows,
        AccountSort sort,
        bool down
    )
    {
        if (sort != AccountSort.StripeCustomer)
        {
            return ids;
        }

        var without = ids.Where(id => rows[id].Overview.Account.StripeCustomerId is null).ToList();
        var with = ids.Except(without).ToList();
        Assert.True(ids.SequenceEqual(with.Concat(without)) || ids.SequenceEqual(without.Concat(with)));
        return down ? with.Concat(without) : without.Concat(with);
    }

    private AccountListing Listing(int largestSet) =>
        new(
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            Options.Create(Host.Limits),
            new BalanceOrders(Clock),
            Clock
        )
        {
            LargestSet = largestSet,
        };

    private async Task<AccountListPage> ListAsync(AccountListing listing, AccountListQuery query)
    {
        await using var context = Host.OpenContext();
        return await listing.ListAsync(context, null, query, People.Engineer, default);
    }

    private async Task<string> ViewAsync(AccountListView view) =>
        string.Join(' ', (await PagesAsync(Listing(0), new() { View = view })).Order(StringComparer.Ordinal));

    private async Task<List<string>> PagesAsync(AccountListing listing, AccountListQuery query)
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

    private async Task<List<string>> ReadAsync(AccountListing listing, AccountListQuery query)
    {
        await using var context = Host.OpenContext();
        return await listing
            .ReadAsync(context, null, query, People.Engineer, default)
            .Select(row => row.Overview.Account.Id)
            .ToListAsync();
    }
}

public sealed class SqliteAccountSortTests() : AccountSortContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccountSortTests() : AccountSortContract(TestEngine.PostgreSql);

public sealed class SqlServerAccountSortTests() : AccountSortContract(TestEngine.SqlServer);
