using SQLitePCL;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>The log of a writer that never rests stays small, and what is in it is folded back.</summary>
public sealed class SqliteCheckpointTests : IDisposable
{
    private const int CopyAt = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-test-").FullName;
    private readonly SqliteDatabase _database;

    public SqliteCheckpointTests()
    {
        _database = new(new DatabaseOptions { ConnectionString = "log.db" }, _folder);
        _database.Create();
    }

    private long LogPages => new FileInfo(_database.FilePath + "-wal").Length / 4_120; // a page and its head

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writer_ThatNeverRests_HasALogThatBeginsAnew()
    {
        using var writer = _database.OpenForWriter();
        using var checkpoint = new SqliteCheckpoint(writer, _database.OpenForWriter, CopyAt);
        Run(writer, "CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT)");

        for (var number = 1; number <= 600; number++)
        {
            Write(writer, checkpoint, number);
        }

        // Six hundred commits of two pages or more each; at most a copy that the writer waited for, and what it wrote meanwhile.
        Assert.InRange(LogPages, 1, 8 * CopyAt);
        Assert.Equal(600, Count(writer));
    }

    [Fact]
    public void Reader_InTheWay_LetsTheLogGrowAndThenBeginAnew()
    {
        using var writer = _database.OpenForWriter();
        using var reader = _database.OpenForWriter();
        using var checkpoint = new SqliteCheckpoint(writer, _database.OpenForWriter, CopyAt);
        Run(writer, "CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT)");
        Write(writer, checkpoint, 1);
        Run(reader, "BEGIN");
        Assert.Equal(1, Count(reader));

        var number = 1;
        while (LogPages < 20 * CopyAt)
        {
            Write(writer, checkpoint, ++number);
        }

        Assert.Equal(1, Count(reader));
        Run(reader, "COMMIT");
        var grown = LogPages;
        for (var more = 0; more < 600; more++)
        {
            Write(writer, checkpoint, ++number);
        }

        Assert.InRange(LogPages, grown, grown + (8 * CopyAt)); // the file is not cut, but used from its start
        Assert.Equal(number, Count(reader));
    }

    [Fact]
    public void Copies_WithoutAConnection_AreLeftToTheWriter()
    {
        using var writer = _database.OpenForWriter();
        using var checkpoint = new SqliteCheckpoint(writer, () => throw new FileNotFoundException("planted"), CopyAt);
        Run(writer, "CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT)");

        for (var number = 1; number <= 300; number++)
        {
            Write(writer, checkpoint, number);
        }

        Assert.InRange(LogPages, 1, 8 * CopyAt);
    }

    private static void Write(sqlite3 writer, SqliteCheckpoint checkpoint, int number)
    {
        Run(writer, $"INSERT INTO numbers VALUES ({number}, hex(randomblob(1000)))");
        checkpoint.AfterCommit();
    }

    private static void Run(sqlite3 database, string sql) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));

    private static long Count(sqlite3 database)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, "SELECT COUNT(*) FROM numbers", out var statement));
        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return raw.sqlite3_column_int64(statement, 0);
        }
    }
}
