using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupportConsole.Tests.Crash;

/// <summary>Crash tests on each engine.</summary>
internal static class CrashEngines
{
    /// <summary>One node on a SQLite file, which it makes itself.</summary>
    public static CrashOptions Sqlite(string file, string folder, int kills, int seed)
    {
        return new(
            new Dictionary<string, string> { ["Database__Provider"] = "Sqlite", ["Database__ConnectionString"] = file },
            Open(SqliteOpenMode.ReadOnly),
            Nodes: 1,
            kills,
            seed,
            folder
        )
        {
            Written = Open(SqliteOpenMode.ReadWrite),
        };

        Func<DbConnection> Open(SqliteOpenMode mode)
        {
            var text = new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString();
            return () => new SqliteConnection(text);
        }
    }

    /// <summary>Two nodes on a PostgreSQL database, which they migrate themselves when it is empty.</summary>
    /// <param name="connectionString">Of a database of the test's own.</param>
    public static CrashOptions PostgreSql(string connectionString, string folder, int kills, int seed) =>
        new(
            new Dictionary<string, string>
            {
                ["Database__Provider"] = "PostgreSql",
                ["Database__ConnectionString"] = connectionString,
            },
            () => new NpgsqlConnection(connectionString + ";Pooling=false"),
            Nodes: 2,
            kills,
            seed,
            folder
        );

    /// <summary>Two nodes on a SQL Server database, which they make themselves.</summary>
    /// <param name="connectionString">Names a database that does not exist yet.</param>
    public static CrashOptions SqlServer(string connectionString, string folder, int kills, int seed) =>
        new(
            new Dictionary<string, string>
            {
                ["Database__Provider"] = "SqlServer",
                ["Database__ConnectionString"] = connectionString,
            },
            () => new SqlConnection(connectionString + ";Pooling=false"),
            Nodes: 2,
            kills,
            seed,
            folder
        );
}
