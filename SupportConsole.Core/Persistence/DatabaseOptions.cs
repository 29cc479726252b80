using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupportConsole.Core.Persistence;

/// <summary>The engines that can hold the data.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one node: the default.</summary>
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Where the data stands, section <c>Database</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>The SQLite file used when nothing else is said, under the content root.</summary>
    public const string DefaultSqliteFile = "data/support-console.db";

    /// <summary>The engine.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>
    /// For SQLite a file name or a connection string (relative to the content root); for the servers a connection
    /// string, which is a secret.
    /// </summary>
    [Secret]
    public string? ConnectionString { get; set; }

    /// <summary>SQLite: seconds a statement waits for the lock of another process before it gives up.</summary>
    [Range(1, 600)]
    public int LockTimeoutSeconds { get; set; } = 10;

    /// <summary>Most commands decided in one transaction.</summary>
    [Range(1, 10_000)]
    public int MaxBatchSize { get; set; } = 1_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new(
                $"Database:ConnectionString is empty; {Provider} needs one. Set it in the environment "
                    + "(Database__ConnectionString) or user secrets."
            );
        }
        else if (!IsReadable(ConnectionString))
        {
            // Without the text, and without the parser's message, which may quote it: it is a secret.
            yield return new(
                $"Database:ConnectionString cannot be read as a connection string of {Provider}. Write it as "
                    + $"key=value pairs separated by semicolons, with the keys that {Provider} knows."
            );
        }
    }

    private bool IsReadable(string? connectionString)
    {
        try
        {
            DbConnectionStringBuilder? _ = Provider switch
            {
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(connectionString),
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(connectionString),
                _ => connectionString?.Contains('=', StringComparison.Ordinal) == true
                    ? new SqliteConnectionStringBuilder(connectionString)
                    : null,
            };
            return true;
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return false;
        }
    }
}
