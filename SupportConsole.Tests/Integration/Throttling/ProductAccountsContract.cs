using SupportConsole.Core.Accounts;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>The file of refused sessions had the accounts of every product, and so did its count.</summary>
public abstract class ProductAccountsContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Accounts_OfAProduct_AreThoseOfItsTable()
    {
        foreach (var id in (string[])["streams", "waits"])
        {
            await Host.Registry.RegisterAsync(Registration(id, AccountPlan.Free), default);
        }

        for (var session = 0; session < 6; session++)
        {
            await Host.Streams.OpenAsync("streams", new(), default);
        }

        await SubmitAsync(6, "waits");
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("streams", await ListedAsync(HistoryMeasure.Streams));
        Assert.Equal("", await ListedAsync(HistoryMeasure.Lemur));
        Assert.Equal("streams waits", await ListedAsync(HistoryMeasure.Transcripts));
    }

    private async Task<string> ListedAsync(HistoryMeasure measure)
    {
        var history = Host.Get<IThrottlingHistory>();
        var now = Clock.GetUtcNow();
        var query = new PeriodQuery(now.AddHours(-1), now) { Measure = measure };
        var accounts = (await history.AccountsAsync(People.Engineer, query, default)).Accounts;
        var period = await history.PeriodAsync(People.Engineer, query, default);
        var listed = string.Join(' ', accounts.Select(account => account.AccountId).Order(StringComparer.Ordinal));
        Assert.Equal(
            listed,
            string.Join(' ', period.Accounts.Select(account => account.AccountId).Order(StringComparer.Ordinal))
        );
        return listed;
    }
}

public sealed class SqliteProductAccountsTests() : ProductAccountsContract(TestEngine.Sqlite);

public sealed class PostgreSqlProductAccountsTests() : ProductAccountsContract(TestEngine.PostgreSql);

public sealed class SqlServerProductAccountsTests() : ProductAccountsContract(TestEngine.SqlServer);
