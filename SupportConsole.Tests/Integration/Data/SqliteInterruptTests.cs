using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Data;

public sealed class SqliteInterruptTests
{
    [Fact]
    public async Task Cancel_AStatementThatWouldRunForEver_EndsIt()
    {
        await using var database = await TestEngine.Sqlite.CreateAsync();
        await using var host = await CoreHost.StartAsync(database);
        await using var context = host.OpenContext();
        using var cancel = new CancellationTokenSource();
        await using var interrupt = await SqliteInterrupt.OnAsync(context, cancel.Token);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ((SqliteConnection)context.Database.GetDbConnection()).CreateFunction("started", () =>
        {
            started.TrySetResult();
            return 1L;
        });

        var endless = Task.Run(() =>
            context
                .Database.SqlQueryRaw<long>(
                    "WITH RECURSIVE numbers(n) AS (SELECT started() UNION ALL SELECT n + 1 FROM numbers) SELECT "
                        + "COUNT(*) AS \"Value\" FROM numbers"
                )
                .SingleAsync(cancel.Token)
        );
        await started.Task;
        await cancel.CancelAsync();

        Assert.Equal(9, (await Assert.ThrowsAsync<SqliteException>(() => endless)).SqliteErrorCode); // SQLITE_INTERRUPT
    }
}
