using SupportConsole.Core.Administration;
using SupportConsole.Core.Lookup;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Accounts;

/// <summary>Finding accounts by their id in another billing system.</summary>
public abstract class BillingIdSearchContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Search_ExternalBillingId_FindsTheAccountsBilledUnderIt()
    {
        await Host.Registry.RegisterAsync(Registration("a-100"), default);
        await Host.Registry.RegisterAsync(Registration("b-200"), default);
        await BillAsync("a-100", "ERP-9/ü 1");

        foreach (var pasted in (string[])["ERP-9/ü 1", " \"ERP-9/ü 1\", "])
        {
            var found = await SearchAsync(pasted);
            Assert.Equal(
                ("a-100", AccountMatchField.ExternalBillingId),
                (found.ExactAccountId, found.Matches[0].Field)
            );
        }

        Assert.Empty((await SearchAsync("erp-9/ü 1")).Matches);
        await BillAsync("a-100", "NS-4711");
        await BillAsync("b-200", "NS-4711");
        Assert.Equal(["a-100", "b-200"], Ids(await SearchAsync("NS-4711")));
        Assert.Equal(["a-100", "b-200"], Ids(await SearchAsync("external_billing_id=NS-4711, due\ncus_nobody")));
        Assert.Null((await SearchAsync("NS-4711")).ExactAccountId);
        var page = await Host.Directory.ListAsync(People.Engineer, new() { Text = "NS-4711" }, default);
        Assert.Equal(2, page.Total);

        static IEnumerable<string> Ids(AccountSearchResult result) =>
            result.Matches.Select(match => match.Overview.Account.Id).Order(StringComparer.Ordinal);
    }

    private Task<AccountSearchResult> SearchAsync(string query) =>
        Host.Directory.SearchAsync(People.Engineer, query, default);

    private async Task BillAsync(string accountId, string billingId)
    {
        var service = Host.Get<IAccountAdministration>();
        var seen = (await service.FindAsync(People.Manager, accountId, default))!.Settings;
        Assert.IsType<AdministrationOutcome.Applied>(
            await service.ChangeAsync(
                People.Manager,
                new(
                    accountId,
                    AccountField.ExternalBilling,
                    seen,
                    seen with
                    {
                        ExternalBillingId = billingId,
                    },
                    "Moved to the other billing",
                    "FIN-1",
                    Guid.NewGuid().ToString("N")
                ),
                default
            )
        );
    }
}

public sealed class SqliteBillingIdSearchTests() : BillingIdSearchContract(TestEngine.Sqlite);

public sealed class PostgreSqlBillingIdSearchTests() : BillingIdSearchContract(TestEngine.PostgreSql);

public sealed class SqlServerBillingIdSearchTests() : BillingIdSearchContract(TestEngine.SqlServer);
