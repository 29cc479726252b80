using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// A node says that it is ready when it takes decisions, and not merely when its database can be read.
/// </summary>
public abstract class ReadinessContract(TestEngine engine) : CoreContract(engine)
{
    private protected Task<string?> FindProblemAsync() => Host.Get<INodeReadiness>().FindProblemAsync(default);

    [SkippableFact]
    public async Task Ready_NothingWrong_WritesNothing()
    {
        Assert.Null(await FindProblemAsync());

        Assert.Equal(0, await ProbesAsync());
    }

    /// <summary>Probes that have written.</summary>
    private protected async Task<int> ProbesAsync()
    {
        await using var context = Host.OpenContext();
        return await context.ChangeEvents.CountAsync(change => change.Accounts == "");
    }
}

public sealed class SqliteReadinessTests() : ReadinessContract(TestEngine.Sqlite)
{
    [SkippableFact]
    public async Task Ready_WriteLockIsHeld_IsNotReadyUntilItIsFree()
    {
        await RestartAsync(("Database:LockTimeoutSeconds", "1"));
        await RegisterAsync();
        await using var other = new SqliteConnection($"Data Source={Database.ConnectionString};Pooling=False");
        await other.OpenAsync();
        await using (other.BeginTransaction(deferred: false))
        {
            await Assert.ThrowsAsync<LimitsUnavailableException>(() => Limiter.SubmitAsync(Account, [new()], default));
            Assert.StartsWith("the database takes no decisions", await FindProblemAsync(), StringComparison.Ordinal);
        }

        // No traffic comes to a node that is not ready: the probe itself ends the outage, once it has written (a full
        // disk can be locked, too).
        Assert.Equal(0, await ProbesAsync());
        Assert.Null(await FindProblemAsync());
        Assert.Null(await FindProblemAsync());
        Assert.Equal(1, await ProbesAsync());
        await SubmitAsync(1);
    }
}

public sealed class PostgreSqlReadinessTests() : ReadinessContract(TestEngine.PostgreSql);

public sealed class SqlServerReadinessTests() : ReadinessContract(TestEngine.SqlServer);
