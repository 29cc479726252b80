using Npgsql;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>The server named in the environment, or a private one of this test run.</summary>
internal sealed class PostgreSqlEngine : TestEngine
{
    private const string Variable = "SUPPORTCONSOLE_TEST_POSTGRES";

    private readonly Lazy<Task<string>> _server = new(async () =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured
            ? configured
            : await PostgreSqlServer.StartAsync()
    );

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override string? Missing { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || PostgreSqlServer.FindBinaries() is not null
            ? null
            : $"PostgreSQL is not installed here (initdb, postgres) and {Variable} is not set";

    protected override async Task<TestDatabase> NameAsync()
    {
        var builder = new NpgsqlConnectionStringBuilder(await _server.Value)
        {
            Database = "test_" + Guid.NewGuid().ToString("N"),
            MaxPoolSize = 10,
        };
        return new(Provider, builder.ToString(), () => DropAsync(builder.Database));
    }

    protected override async Task<TestDatabase> CopyAsync(TestDatabase template)
    {
        var copy = await NameAsync();
        var (from, to) = (Name(template), Name(copy));
        await ExecuteAsync(version =>
            // Its files, not its log: a third of the time. Older servers do nothing else.
            $"CREATE DATABASE {to} TEMPLATE {from}" + (version.Major >= 15 ? " STRATEGY FILE_COPY" : "")
        );
        return copy;
    }

    private static string Name(TestDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    private async ValueTask DropAsync(string name) =>
        await ExecuteAsync(_ => $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private async Task ExecuteAsync(Func<Version, string> sql)
    {
        var server = new NpgsqlConnectionStringBuilder(await _server.Value) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names are made here, of letters and digits.
        await using var command = new NpgsqlCommand(sql(connection.PostgreSqlVersion), connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
