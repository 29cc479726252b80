using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>
/// The list of accounts: a search of 1,000 matches showed 50 without a count, and an empty one nothing.
/// </summary>
public abstract class AccountListContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task List_Empty_HasEveryAccountOnceOverItsPages()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 7).Select(number => AddAsync($"a-{number}", name: $"Name {9 - number}"))
        );

        var pages = new List<AccountListPage>();
        for (var skip = 0; skip < 9; skip += 3)
        {
            pages.Add(
                await ListAsync(
                    new()
                    {
                        Sort = AccountSort.Name,
                        Skip = skip,
                        Take = 3,
                    }
                )
            );
        }

        Assert.Equal([7, 7, 7], pages.Select(page => page.Total));
        Assert.Equal(
            ["a-6", "a-5", "a-4", "a-3", "a-2", "a-1", "a-0"],
            pages.SelectMany(page => page.Rows).Select(row => row.Overview.Account.Id)
        );
        Assert.Equal((0, 7), await CountsAsync(new() { Skip = 100 }));
        Assert.Equal((7, 7), await CountsAsync(new() { Skip = -1, Take = int.MaxValue }));
        Assert.Equal((0, 7), await CountsAsync(new() { Take = -1 }));
    }

    [SkippableFact]
    public async Task List_ByNeed_BeginsWithTheThrottledAndTheStopped()
    {
        await AddAsync("r");
        await AddAsync("n");
        await AddAsync("t", AccountPlan.Free);
        await AddAsync("i");
        await SubmitAsync(1, "r");
        await OverdrawAsync("n");
        await SubmitAsync(9, "t");

        Assert.Equal("tnri", await OrderAsync(new()));
    }

    [SkippableFact]
    public async Task List_ByState_PicksTheAccountsInIt()
    {
        await AddAsync("t", AccountPlan.Free);
        await AddAsync("n");
        await AddAsync("d", AccountPlan.Contracted, disabled: true);
        await SubmitAsync(9, "t");
        await OverdrawAsync("n");

        Assert.Equal("t", await OrderAsync(new() { View = AccountListView.Throttled }));
        Assert.Equal("n", await OrderAsync(new() { View = AccountListView.Negative }));
        Assert.Equal("d", await OrderAsync(new() { View = AccountListView.Disabled }));
        Assert.Equal("d", await OrderAsync(new() { Conditions = new() { Plan = AccountPlan.Contracted } }));
        Assert.Equal(
            "",
            await OrderAsync(
                new()
                {
                    Conditions = new() { Plan = AccountPlan.Free },
                    View = AccountListView.Negative,
                }
            )
        );
    }

    [SkippableFact]
    public async Task List_ByText_CountsEveryMatch()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 60).Select(number => AddAsync($"many-{number:00}", name: $"Crowd {number}"))
        );
        await AddAsync("other", name: "Other");
        await SubmitAsync("other", null, [new TranscriptSubmission("the-transcript")]);

        Assert.Equal((50, 60), await CountsAsync(new() { Text = "rowd" }));
        Assert.Equal((10, 60), await CountsAsync(new() { Text = "ma", Skip = 50 }));
        Assert.Equal((1, 1), await CountsAsync(new() { Text = "Ann <ops@many-07.example>" }));
        Assert.Equal("other", await OrderAsync(new() { Text = "the-transcript" }));
        Assert.Equal((0, 0), await CountsAsync(new() { Text = "nothing like it" }));
        Assert.Equal((0, 0), await CountsAsync(new() { Text = "rowd", View = AccountListView.Throttled }));
    }

    [SkippableFact]
    public async Task List_WithoutThePermission_IsDenied() =>
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Directory.ListAsync(People.Stranger, new(), default)
        );

    private Task<AccountListPage> ListAsync(AccountListQuery query) =>
        Host.Directory.ListAsync(People.Engineer, query, default);

    private async Task<(int Rows, int Total)> CountsAsync(AccountListQuery query) => Counts(await ListAsync(query));

    private static (int Rows, int Total) Counts(AccountListPage page) => (page.Rows.Count, page.Total);

    private async Task<string> OrderAsync(AccountListQuery query) =>
        string.Concat((await ListAsync(query)).Rows.Select(row => row.Overview.Account.Id));

    private Task<RegisterOutcome> AddAsync(
        string id,
        AccountPlan plan = AccountPlan.PayAsYouGo,
        string name = "Same",
        bool disabled = false
    ) => Host.Registry.RegisterAsync(Registration(id, plan) with { Name = name, Disabled = disabled }, default);
}

public sealed class SqliteAccountListTests() : AccountListContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccountListTests() : AccountListContract(TestEngine.PostgreSql);

public sealed class SqlServerAccountListTests() : AccountListContract(TestEngine.SqlServer);
