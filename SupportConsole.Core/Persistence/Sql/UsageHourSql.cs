namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: usage by hour.</summary>
internal sealed partial record UsageHourSql
{
    /// <summary>Adds to the hours' rows.</summary>
    public required string Add { get; init; }
}
