using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Data;

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

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>
    /// For SQLite a file name or a connection string (relative to the content root); for the servers a connection
    /// string, which is a secret.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Seconds a statement waits for a lock of another process before it gives up.</summary>
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
            yield return new($"Database:ConnectionString is empty; {Provider} needs one. Set it in the environment (Database__ConnectionString) or user secrets.");
        }
    }
}
