using Microsoft.Data.SqlClient;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>The server named in the environment.</summary>
internal sealed class SqlServerEngine : TestEngine
{
    private const string Variable = "SUPPORTCONSOLE_TEST_SQLSERVER";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    public override DatabaseProvider Provider => DatabaseProvider.SqlServer;

    public override string? Missing { get; } =
        string.IsNullOrEmpty(Server) ? $"{Variable} is not set: there is no SQL Server to test on" : null;

    protected override Task<TestDatabase> NameAsync()
    {
        var builder = new SqlConnectionStringBuilder(Server)
        {
            InitialCatalog = "test_" + Guid.NewGuid().ToString("N"),
        };
        return Task.FromResult(new TestDatabase(Provider, builder.ToString(), () => DropAsync(builder.InitialCatalog)));
    }

    /// <summary>Has no quick copy; the program migrates it.</summary>
    protected override Task<TestDatabase> CopyAsync(TestDatabase template) => NameAsync();

    private static async ValueTask DropAsync(string name)
    {
        // Whoever is still connected, a pool or a node that was killed, would keep the database.
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(Server) { InitialCatalog = "master" }.ToString()
        );
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made here, of letters and digits.
        await using var command = new SqlCommand(
            $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; "
                + $"DROP DATABASE {name} END",
            connection
        );
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
