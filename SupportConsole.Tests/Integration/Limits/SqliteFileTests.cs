using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What may happen to an embedded database's file while the program runs.</summary>
public sealed class SqliteFileTests() : CoreContract(TestEngine.Sqlite)
{
    [SkippableFact]
    public async Task Submit_DatabaseFileIsGone_IsUnavailableLoggedOnceAndRecovers()
    {
        await RegisterAsync();
        var (file, aside) = (Database.ConnectionString, Database.ConnectionString + ".aside");
        SqliteConnection.ClearAllPools();
        File.Move(file, aside);

        for (var call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<LimitsUnavailableException>(() => Limiter.SubmitAsync(Account, [new()], default));
        }

        Assert.Single(Host.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.False(File.Exists(file));

        File.Move(aside, file);
        await SubmitAsync(1);
        Assert.Equal(1, (await StateAsync()).Running);
    }

    [SkippableFact]
    public async Task Submit_LockedByAnotherConnection_IsUnavailableAfterTheTimeoutThenRecovers()
    {
        await RestartAsync(("Database:LockTimeoutSeconds", "1"));
        await RegisterAsync();
        await using var other = new SqliteConnection($"Data Source={Database.ConnectionString};Pooling=False");
        await other.OpenAsync();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            await Assert.ThrowsAsync<LimitsUnavailableException>(() =>
                Limiter
                    .SubmitAsync(Account, [new("one")], default)
                    .WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)
            );
        }

        Assert.Null(await Limiter.FindAsync("one", default));
        await SubmitAsync("one");
        Assert.Single(Host.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    [SkippableTheory]
    [InlineData(13, 13, StoreFailure.Unavailable)] // full
    [InlineData(10, 10, StoreFailure.Unavailable)] // I/O error
    [InlineData(8, 8, StoreFailure.Unavailable)] // read-only
    [InlineData(14, 14, StoreFailure.Unavailable)] // cannot open
    [InlineData(26, 26, StoreFailure.Unavailable)] // not a database
    [InlineData(11, 11, StoreFailure.Unavailable)] // malformed
    [InlineData(5, 5, StoreFailure.Unavailable)] // busy
    [InlineData(19, 2067, StoreFailure.Retry)] // unique
    [InlineData(19, 1299, StoreFailure.Fault)] // not null
    public void Classify_Code_SaysWhatToDo(int code, int extended, object expected) =>
        Assert.Equal(expected, Host.Get<ICommandStore>().Classify(new SqliteException("", code, extended)));

    [SkippableFact]
    public void Classify_InWhatEfThrows_GoesByTheDriversOwn()
    {
        // EF wraps a deadlock, and a write that failed: the work was never tried again.
        var lost = new SqliteException("", 19, 2067);
        var store = Host.Get<ICommandStore>();

        Assert.Equal(
            StoreFailure.Retry,
            store.Classify(new InvalidOperationException("", new DbUpdateException("", lost)))
        );
        Assert.Equal(StoreFailure.Fault, store.Classify(new InvalidOperationException("")));
        Assert.Equal(StoreFailure.Fault, store.Classify(new DbUpdateException("")));
    }
}
