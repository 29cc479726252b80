using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Live;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Hosting;

/// <summary>Change events are thrown away once every node has had time to read them.</summary>
public abstract class ChangeEventTrimmingContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Trimming_OldEvents_AreGoneAfterThreeRounds()
    {
        var trimming = new ChangeEventTrimming(
            Host.Get<IDbContextFactory<ConsoleDbContext>>(),
            Host.Get<BackgroundElection>(),
            Clock,
            NullLogger<ChangeEventTrimming>.Instance
        );
        await RegisterAsync("old");
        await trimming.RunAsync(default);
        await trimming.RunAsync(default);
        await RegisterAsync("new");
        Assert.Equal(1, await CountAsync("old"));

        await trimming.RunAsync(default);

        Assert.Equal((0, 1), (await CountAsync("old"), await CountAsync("new")));

        async Task<int> CountAsync(string account)
        {
            await using var context = Host.OpenContext();
            return await context.ChangeEvents.CountAsync(change => change.Accounts == account);
        }
    }
}

public sealed class SqliteChangeEventTrimmingTests() : ChangeEventTrimmingContract(TestEngine.Sqlite);

public sealed class PostgreSqlChangeEventTrimmingTests() : ChangeEventTrimmingContract(TestEngine.PostgreSql);

public sealed class SqlServerChangeEventTrimmingTests() : ChangeEventTrimmingContract(TestEngine.SqlServer);
