using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>
/// Every column of the list of accounts, among many equal values: no account twice and none missing over the pages,
/// sorted as a set and walked through indexes alike.
/// </summary>
public abstract class AccountSortContract(TestEngine engine) : AccountTableContract(engine)
{
    [SkippableFact]
    public async Task Pages_OfEverySort_HaveEachAccountOnceInOrder()
    {
        await PopulateAsync();
        var rows = (await ListAsync(Listing(0), new() { Take = 200 })).Rows.ToDictionary(row =>
            row.Overview.Account.Id
        );
        Assert.Equal(Registered.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
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
        Assert.Equal(Registered.Where(id => id is not ("a12" or "a13")), registered);
        Assert.Equal(["a07", "a01"], among);
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
            .ThenBy(row => Registered.IndexOf(row.Overview.Account.Id))
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
