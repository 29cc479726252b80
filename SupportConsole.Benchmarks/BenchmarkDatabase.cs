using Microsoft.Data.SqlClient;
using Npgsql;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Crash;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Where a benchmark's data stand: a file in its folder, a PostgreSQL server of its own that syncs every commit, or a
/// server that is named.
/// </summary>
/// <param name="Settings">The nodes' settings, as variables of the environment.</param>
/// <param name="ConnectionString">As it is written in the settings.</param>
internal sealed record BenchmarkDatabase(IReadOnlyDictionary<string, string> Settings, string ConnectionString)
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgres";

    private static readonly Lazy<Task<string>> Server = new(() => PostgreSqlServer.StartAsync(durable: true));

    public DatabaseProvider Provider => Enum.Parse<DatabaseProvider>(Settings["Database__Provider"]);

    /// <summary>The crash test's options: one node on SQLite, two on a server.</summary>
    public CrashOptions Crash(string folder, int kills, int seed) =>
        Provider switch
        {
            DatabaseProvider.PostgreSql => CrashEngines.PostgreSql(ConnectionString, folder, kills, seed),
            DatabaseProvider.SqlServer => CrashEngines.SqlServer(ConnectionString, folder, kills, seed),
            _ => CrashEngines.Sqlite(ConnectionString, folder, kills, seed),
        };

    /// <summary>An empty database.</summary>
    /// <param name="engine">
    /// <c>sqlite</c>, <c>postgres</c>, or a connection string: SQL Server's when it begins with <c>Server=</c>, else
    /// PostgreSQL's.
    /// </param>
    /// <param name="folder">Where a file may go; exists.</param>
    public static async Task<BenchmarkDatabase> CreateAsync(string engine, string folder) =>
        engine switch
        {
            Sqlite => Of("Sqlite", Path.Combine(folder, "benchmark.db")),
            PostgreSql => Of("PostgreSql", await CreateOnServerAsync(await Server.Value)),
            _ when engine.StartsWith("Server=", StringComparison.OrdinalIgnoreCase) => Of(
                "SqlServer",
                OnSqlServer(engine)
            ),
            _ when engine.Contains('=', StringComparison.Ordinal) => Of(
                "PostgreSql",
                await CreateOnServerAsync(engine)
            ),
            _ => throw new ArgumentException(
                $"'{engine}' is none of {Sqlite}, {PostgreSql} and a connection string of PostgreSQL or SQL Server."
            ),
        };

    private static BenchmarkDatabase Of(string provider, string connectionString) =>
        new(
            new Dictionary<string, string>
            {
                ["Database__Provider"] = provider,
                ["Database__ConnectionString"] = connectionString,
            },
            connectionString
        );

    /// <summary>The program makes it.</summary>
    private static string OnSqlServer(string server) =>
        new SqlConnectionStringBuilder(server)
        {
            InitialCatalog = "benchmark_" + Guid.NewGuid().ToString("N"),
        }.ToString();

    private static async Task<string> CreateOnServerAsync(string server)
    {
        var name = "benchmark_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made here, of letters and digits.
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
