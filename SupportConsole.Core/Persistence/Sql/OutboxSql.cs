namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: messages that wait to be sent.</summary>
internal sealed partial record OutboxSql
{
    /// <summary>Adds messages; one whose deduplication key is there already is left out.</summary>
    public required string Insert { get; init; }

    /// <summary>Deletes messages that were sent.</summary>
    public required string DeleteSent { get; init; }
}
