using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SupportConsole.Core.Persistence;

/// <summary>Marks tables that SQLite keeps in the order of their keys, without a row number of its own.</summary>
internal static class SqliteRowIds
{
    private const string Annotation = "SupportConsole:WithoutRowId";

    public static void HasNoRowId<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class => builder.HasAnnotation(Annotation, true);

    public static bool HasNoRowId(this ITable table) =>
        table.EntityTypeMappings.Any(mapping => mapping.TypeBase.FindAnnotation(Annotation)?.Value is true);
}

/// <summary>
/// SQLite's migrations with <c>WITHOUT ROWID</c>, which EF does not know. A column that is changed makes EF write the
/// table anew under another name; that table is created here, too.
/// </summary>
internal sealed class SqliteTableSql(
    MigrationsSqlGeneratorDependencies dependencies,
    IRelationalAnnotationProvider annotations
) : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Rewritten = "ef_temp_";

    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        var name = operation.Name.StartsWith(Rewritten, StringComparison.Ordinal)
            ? operation.Name[Rewritten.Length..]
            : operation.Name;
        if (model?.GetRelationalModel().FindTable(name, operation.Schema)?.HasNoRowId() != true)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
