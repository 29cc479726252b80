using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Tests.Integration.Data;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>
/// What SQL Server is sent without EF's query translation, held against its own parser: no server can be had where this
/// is built.
/// </summary>
public sealed partial class SqlServerStatementTests
{
    private static readonly SqlServerDialect Dialect = new("Server=nowhere");

    public static TheoryData<string> Statements =>
        [
            .. Groups()
                .SelectMany(group =>
                    group
                        .GetType()
                        .GetProperties()
                        .Where(property => property.GetValue(group) is string)
                        .Select(property => $"{group.GetType().Name}.{property.Name}")
                ),
        ];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_AsItIsSent_IsTransactSql(string name)
    {
        var group = Groups().Single(group => name.StartsWith(group.GetType().Name + ".", StringComparison.Ordinal));
        var sql = (string)group.GetType().GetProperty(name.Split('.')[1])!.GetValue(group)!;

        var text = Dialect.Text(sql, ColumnsOf(sql), []);

        Assert.Empty(TransactSql.Problems(text));
        Assert.DoesNotContain("AS r\nJOIN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_AfterAnErrorThatRolledBack_IsRefused()
    {
        // A round trip goes on after an error: what follows would be committed by itself.
        var text = Dialect.Text("UPDATE audit_heads SET sequence = 1", [], []);

        Assert.StartsWith("IF @@TRANCOUNT = 0 THROW ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_ItsSettings_AreTransactSql() =>
        Assert.Empty(TransactSql.Problems(SqlServerDialect.SessionSettings));

    [Theory]
    [InlineData("a", 256)]
    [InlineData("", 256)]
    public void Parameter_Key_IsAsLongAsAKey(string value, int size) =>
        Assert.Equal(size, ((SqlParameter)Dialect.Parameter(("@prefix", value))).Size);

    [Theory]
    [InlineData(1205, 13, nameof(StoreFailure.Retry))] // deadlock
    [InlineData(2601, 14, nameof(StoreFailure.Retry))] // unique index
    [InlineData(2627, 14, nameof(StoreFailure.Retry))] // unique key
    [InlineData(1222, 16, nameof(StoreFailure.Unavailable))] // lock time-out
    [InlineData(701, 17, nameof(StoreFailure.Unavailable))] // memory
    [InlineData(983, 14, nameof(StoreFailure.Unavailable))] // a replica in transition
    [InlineData(10928, 16, nameof(StoreFailure.Unavailable))] // Azure SQL's limits
    [InlineData(17142, 14, nameof(StoreFailure.Unavailable))] // paused
    [InlineData(823, 24, nameof(StoreFailure.Unavailable))] // disk
    [InlineData(468, 16, nameof(StoreFailure.Fault))] // collations
    [InlineData(51000, 16, nameof(StoreFailure.Fault))] // the ledger's trigger
    public void Classify_Number_SaysWhatToDo(int number, byte severity, string expected) =>
        Assert.Equal(expected, SqlServerErrors.Classify(number, severity).ToString());

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Script)]
    [InlineData(MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent)]
    public void Migrations_UpAndDown_AreTransactSql(MigrationsSqlGenerationOptions options)
    {
        using var context = SqlServerShadow.CreateContext();
        var migrator = context.GetService<IMigrator>();

        Assert.Empty(TransactSql.Problems(migrator.GenerateScript(options: options)));
        Assert.Empty(
            TransactSql.Problems(
                migrator.GenerateScript(context.Database.GetMigrations().Last(), Migration.InitialDatabase, options)
            )
        );
    }

    [Fact]
    public void Releases_TheirScripts_AreTransactSql() =>
        Assert.All(Release.All, release =>
            Assert.Empty(TransactSql.Problems(release.Script(DatabaseProvider.SqlServer) + release.Rows))
        );

    [Fact]
    public void KeyList_InAQuery_HasTheKeysCollation()
    {
        // The list is of the database's collation, the key column is binary: error 468 on the pages Usage and
        // Throttling.
        string[] ids = ["acme", "globex"];
        using var context = SqlServerShadow.CreateContext();

        var sql = SqlServerShadow.Record(
            context.Accounts.Where(account => EF.Parameter(ids).Contains(account.Id)).Select(account => account.Number)
        );

        Assert.Contains(
            "OPENJSON(@ids) WITH ([value] nvarchar(64) COLLATE Latin1_General_100_BIN2 '$')",
            Assert.Single(sql),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Substring_OfTheSearchKeys_IsEscaped()
    {
        using var context = SqlServerShadow.CreateContext();

        var sql = Assert.Single(
            SqlServerShadow.Record(context.AccountsContaining("50%").Select(account => account.Number))
        );

        Assert.Contains("ESCAPE", sql, StringComparison.Ordinal);
        Assert.Empty(TransactSql.Problems(sql));
    }

    [Fact]
    public void Prefix_EndOfItsRange_SortsLastInUtf16()
    {
        using var context = SqlServerShadow.CreateContext();

        Assert.True(string.CompareOrdinal(context.LastCharacter, "\uE000") > 0);
    }

    [Fact]
    public async Task Concern_OfTheDatabase_IsAskedInTransactSql()
    {
        await using var context = SqlServerShadow.CreateContext();

        var sql = await SqlServerShadow.RecordAsync(() => context.FindConcernAsync(default));

        Assert.Empty(TransactSql.Problems(Assert.Single(sql)));
    }

    private static IEnumerable<object> Groups() =>
        typeof(SqlStatements)
            .GetProperties()
            .Where(property => property.PropertyType != typeof(string))
            .Select(property => property.GetValue(SqlStatements.SqlServer)!)
            .Append(SqlStatements.SqlServer);

    private static List<Column> ColumnsOf(string sql) =>
        [.. RowColumn().Matches(sql).Select(match => match.Groups[1].Value).Distinct().Select(Column.Text)];

    [GeneratedRegex(@"\br\.([a-z_]+)")]
    private static partial Regex RowColumn();
}
