using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>The rules for migrations of a rolling upgrade find what an older version could not work with.</summary>
public sealed class ExpandRulesTests
{
    private const string Table = "accounts";
    private const string UniqueIndex = "ix_accounts_id";

    private static readonly HashSet<string> Unique = [UniqueIndex];

    public static TheoryData<MigrationOperation> Contracting =>
        [
            Column(isNullable: false),
            new DropColumnOperation { Table = Table, Name = "name" },
            new RenameColumnOperation
            {
                Table = Table,
                Name = "name",
                NewName = "title",
            },
            new AlterColumnOperation
            {
                Table = Table,
                Name = "name",
                ClrType = typeof(string),
            },
            new DropTableOperation { Name = Table },
            new RenameTableOperation { Name = Table, NewName = "customers" },
            new CreateIndexOperation
            {
                Table = Table,
                Name = "ix_accounts_name",
                Columns = ["name"],
                IsUnique = true,
            },
            new DropIndexOperation { Table = Table, Name = UniqueIndex },
            new SqlOperation { Sql = "UPDATE accounts SET name = ''" },
        ];

    [Theory]
    [MemberData(nameof(Contracting))]
    public void Violations_OfAnOperationThatAnOlderVersionMeets_IsOne(MigrationOperation operation) =>
        Assert.Single(ExpandRules.Violations([operation], Unique));

    [Fact]
    public void Violations_OfAdditions_IsNone() =>
        Assert.Empty(
            ExpandRules.Violations(
                [
                    new CreateTableOperation { Name = "views" },
                    new AddColumnOperation
                    {
                        Table = "views",
                        Name = "owner",
                        ClrType = typeof(string),
                    },
                    Column(isNullable: true),
                    Column(isNullable: false, 0),
                    new CreateIndexOperation
                    {
                        Table = Table,
                        Name = "ix_accounts_name",
                        Columns = ["name"],
                    },
                    new DropIndexOperation { Table = Table, Name = "ix_accounts_name" },
                ],
                Unique
            )
        );

    private static AddColumnOperation Column(bool isNullable, object? defaultValue = null) =>
        new()
        {
            Table = Table,
            Name = "colour",
            ClrType = typeof(int),
            IsNullable = isNullable,
            DefaultValue = defaultValue,
        };
}
