using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>
/// Holds a text against SQL Server's own parser, at the oldest level that is supported and at a new one, and against
/// what a server would refuse or do badly.
/// </summary>
internal static class TransactSql
{
    /// <summary>What is wrong with a statement or a script; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(string sql)
    {
        var problems = new List<string>();
        foreach (
            var parser in new TSqlParser[]
            {
                new TSql140Parser(initialQuotedIdentifiers: true),
                new TSql160Parser(initialQuotedIdentifiers: true),
            }
        )
        {
            var fragment = parser.Parse(new StringReader(sql), out var errors);
            problems.AddRange(errors.Select(error => $"{parser.GetType().Name}, line {error.Line}: {error.Message}"));
            if (errors.Count == 0)
            {
                fragment.Accept(new Rules(problems));
            }
        }

        return [.. problems.Distinct()];
    }

    private sealed class Rules(List<string> problems) : TSqlFragmentVisitor
    {
        private static readonly SqlDataTypeOption[] Texts =
        [
            SqlDataTypeOption.NVarChar,
            SqlDataTypeOption.VarChar,
            SqlDataTypeOption.NChar,
            SqlDataTypeOption.Char,
        ];

        public override void Visit(TSqlBatch node)
        {
            if (
                node.Statements.Count > 1
                && node.Statements.Any(statement => statement is CreateViewStatement or CreateTriggerStatement)
            )
            {
                problems.Add("CREATE VIEW or TRIGGER is not alone in its batch");
            }
        }

        /// <summary>Two of them at once may both insert; the design does without.</summary>
        public override void Visit(MergeSpecification node) => problems.Add("MERGE");

        /// <summary>Of the database's collation, it cannot be compared with a key (error 468).</summary>
        public override void Visit(SchemaDeclarationItemOpenjson node)
        {
            if (
                node.ColumnDefinition is { Collation: null, DataType: SqlDataTypeReference type }
                && Texts.Contains(type.SqlDataTypeOption)
            )
            {
                problems.Add($"OPENJSON's column {node.ColumnDefinition.ColumnIdentifier.Value} has no COLLATE");
            }
        }

        /// <summary>Made and dropped in each batch, it is compiled anew in each.</summary>
        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.BaseIdentifier.Value.StartsWith('#'))
            {
                problems.Add($"Temporary table {node.SchemaObject.BaseIdentifier.Value}");
            }
        }
    }
}
