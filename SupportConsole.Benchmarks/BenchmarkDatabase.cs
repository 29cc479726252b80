using Npgsql;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Benchmarks;

/// <summary>Where a benchmark's data stand: a file in its folder, or a PostgreSQL server of its own that syncs every commit.</summary>
/// <param name="Settings">The nodes' settings, as variables of the environment.</param>
/// <param name="ConnectionString">As it is written in the settings.</param>
internal sealed record BenchmarkDatabase(IReadOnlyDictionary<string, string> Settings, string ConnectionString)
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgres";

    private static readonly Lazy<Task<string>> Server = new(() => PostgreSqlServer.StartAsync(durable: true));

    public bool IsPostgreSql => Settings["Database__Provider"] == "PostgreSql";

    /// <summary>An empty database.</summary>
    /// <param name="engine"><c>sqlite</c>, <c>postgres</c>, or a PostgreSQL connection string to be used instead of an own server.</param>
    /// <param name="folder">Where a file may go; exists.</param>
    public static async Task<BenchmarkDatabase> CreateAsync(string engine, string folder) => engine switch
    {
        Sqlite => Of("Sqlite", Path.Combine(folder, "benchmark.db")),
        PostgreSql => Of("PostgreSql", await CreateOnServerAsync(await Server.Value)),
        _ when engine.Contains('=', StringComparison.Ordinal) => Of("PostgreSql", await CreateOnServerAsync(engine)),
        _ => throw new ArgumentException($"'{engine}' is none of {Sqlite}, {PostgreSql} and a PostgreSQL connection string."),
    };

    private static BenchmarkDatabase Of(string provider, string connectionString) => new(
        new Dictionary<string, string> { ["Database__Provider"] = provider, ["Database__ConnectionString"] = connectionString }, connectionString);

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
