using Microsoft.EntityFrameworkCore.Migrations.Operations;
using SupportConsole.Core.Persistence.Migrations;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>
/// What a migration may do while an older version still writes: only add what that version need not know, and drop
/// what only speed depends on. Source: development.md, "Expand and contract".
/// </summary>
internal static class ExpandRules
{
    /// <summary>Statements that only fill a column which the older version neither reads nor writes.</summary>
    private static readonly string[] Fills = [LastChangeSql.Any, LastChangeSql.SqlServer];

    /// <summary>What an older version could not work with, each in a sentence.</summary>
    /// <param name="operations">What the migration does.</param>
    /// <param name="uniqueIndexes">Names of indexes by which earlier migrations forbid rows.</param>
    public static IEnumerable<string> Violations(
        IReadOnlyList<MigrationOperation> operations,
        IReadOnlySet<string> uniqueIndexes
    )
    {
        var created = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet();
        foreach (var operation in operations)
        {
            if (Violation(operation, created, uniqueIndexes) is { } violation)
            {
                yield return violation;
            }
        }
    }

    /// <summary>A column that an older version's INSERT, which does not name it, would leave without a value.</summary>
    public static string? ColumnViolation(AddColumnOperation column) =>
        column.IsNullable
        || column.DefaultValue is not null
        || column.DefaultValueSql is not null
        || column.ComputedColumnSql is not null
            ? null
            : $"{column.Table}.{column.Name} is neither nullable nor has a default";

    private static string? Violation(
        MigrationOperation operation,
        HashSet<string> created,
        IReadOnlySet<string> uniqueIndexes
    ) =>
        operation switch
        {
            CreateTableOperation => null,
            AddColumnOperation column => created.Contains(column.Table) ? null : ColumnViolation(column),
            CreateIndexOperation index => !index.IsUnique || created.Contains(index.Table)
                ? null
                : $"{index.Name} forbids rows that an older version may write",
            DropIndexOperation index => uniqueIndexes.Contains(index.Name)
                ? $"{index.Name} keeps rows apart for an older version"
                : null,
            SqlOperation sql when Fills.Contains(sql.Sql) => null,
            AddForeignKeyOperation key when created.Contains(key.Table) => null,
            InsertDataOperation rows when created.Contains(rows.Table) => null,
            _ => $"{operation.GetType().Name} changes what an older version knows",
        };
}
