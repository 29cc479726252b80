using SQLitePCL;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>A log that is written a commit at a time holds what a log holds.</summary>
public sealed class SqliteGatheredLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-test-").FullName;
    private readonly SqliteDatabase _database;

    public SqliteGatheredLogTests()
    {
        _database = new(new DatabaseOptions { ConnectionString = "log.db" }, _folder);
        _database.Create();
        using var writer = _database.OpenForWriter();
        Run(writer, "CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT)");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writer_HasTheSettingsThatGatheringNeeds()
    {
        using var writer = _database.OpenForWriter();

        Assert.Equal(2, Ask(writer, "PRAGMA synchronous")); // FULL
        Assert.Equal(0, Ask(writer, "PRAGMA cache_spill"));
    }

    [Theory]
    [InlineData(1)] // a page or two
    [InlineData(100)] // about as many as are gathered at once
    [InlineData(20_000)] // more than the cache holds
    public void Commit_OfAnySize_IsSeenByOthersAndAfterTheWriterIsGone(int rows)
    {
        using (var writer = _database.OpenForWriter())
        {
            Insert(writer, from: 1, rows);
            using var reader = _database.OpenForWriter();
            Assert.Equal(rows, Ask(reader, "SELECT COUNT(*) FROM numbers"));
        }

        using var later = _database.OpenForWriter();
        Assert.Equal(rows, Ask(later, "SELECT COUNT(*) FROM numbers"));
        AssertSound(later);
    }

    [Fact]
    public void Commit_IsInTheFileWhenItReturns()
    {
        using var writer = _database.OpenForWriter();
        Insert(writer, from: 1, rows: 500);

        // As after a kill: the files as they stand, with nothing that the process has in hand.
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "copy"));
        foreach (var file in (string[])["log.db", "log.db-wal"])
        {
            File.Copy(Path.Combine(_folder, file), Path.Combine(copy.FullName, file));
        }

        using var found = new SqliteDatabase(new DatabaseOptions { ConnectionString = "log.db" }, copy.FullName).OpenForWriter();
        Assert.Equal(500, Ask(found, "SELECT COUNT(*) FROM numbers"));
        AssertSound(found);
    }

    [Fact]
    public void Rollback_LargerThanTheCache_LeavesNothingForTheNextWriter()
    {
        using var first = _database.OpenForWriter();
        using var second = _database.OpenForWriter();
        Run(first, "PRAGMA cache_size = 10");
        Run(first, "BEGIN IMMEDIATE");
        Run(first, Many(from: 1, rows: 100));
        Run(first, "ROLLBACK");

        Insert(second, from: 1, rows: 200);
        Insert(first, from: 201, rows: 10);

        Assert.Equal(210, Ask(second, "SELECT COUNT(*) FROM numbers"));
        AssertSound(first);
    }

    [Fact]
    public void Writers_ByTurns_KeepOneLog()
    {
        using var gathered = _database.OpenForWriter();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(_database.FilePath, out var plain));
        using (plain)
        {
            for (var turn = 0; turn < 200; turn++)
            {
                Insert(turn % 2 == 0 ? gathered : plain, from: 1 + (turn * 20), rows: 20);
                if (turn % 50 == 0)
                {
                    Run(plain, "PRAGMA wal_checkpoint(RESTART)");
                }
            }

            Assert.Equal(4_000, Ask(plain, "SELECT COUNT(*) FROM numbers"));
            Assert.Equal(4_000, Ask(gathered, "SELECT COUNT(*) FROM numbers"));
        }

        AssertSound(gathered);
    }

    private static void Insert(sqlite3 database, int from, int rows)
    {
        Run(database, "BEGIN IMMEDIATE");
        Run(database, Many(from, rows));
        Run(database, "COMMIT");
    }

    private static string Many(int from, int rows) =>
        $"WITH RECURSIVE c(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM c WHERE n < {from + rows - 1}) INSERT INTO numbers SELECT n, hex(randomblob(1000)) FROM c";

    private static void Run(sqlite3 database, string sql) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));

    private static long Ask(sqlite3 database, string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, sql, out var statement));
        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return raw.sqlite3_column_int64(statement, 0);
        }
    }

    private static void AssertSound(sqlite3 database)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, "PRAGMA integrity_check", out var statement));
        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            Assert.Equal("ok", raw.sqlite3_column_text(statement, 0).utf8_to_string());
        }
    }
}
