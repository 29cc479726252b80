namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>The checks find what they are there for.</summary>
public sealed class TransactSqlTests
{
    [Theory]
    [InlineData("SELECT id FROM t WHERE id LIMIT 5")]
    [InlineData("SELECT id FROM t WHERE id IN (SELECT value FROM OPENJSON(@ids) WITH (value nvarchar(64) '$'))")]
    [InlineData("MERGE t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id);")]
    [InlineData("ALTER TABLE t ADD a int; CREATE VIEW v AS SELECT a FROM t")]
    [InlineData("IF 1 = 1 BEGIN CREATE TRIGGER r ON t INSTEAD OF DELETE AS THROW 51000, 'no', 1 END")]
    [InlineData("SELECT r.id FROM #rows r")]
    public void Problems_NotForSqlServer_AreFound(string sql) => Assert.NotEmpty(TransactSql.Problems(sql));

    [Theory]
    [InlineData(
        "SELECT id FROM t WHERE id IN (SELECT value FROM OPENJSON(@ids) WITH (value nvarchar(64) COLLATE "
            + "Latin1_General_100_BIN2 '$', n bigint '$'))"
    )]
    [InlineData("ALTER TABLE t ADD a int\nGO\nCREATE VIEW v AS SELECT a FROM t")]
    [InlineData("IF 1 = 1 BEGIN EXEC(N'CREATE VIEW v AS SELECT a FROM t') END")]
    public void Problems_ForSqlServer_AreNone(string sql) => Assert.Empty(TransactSql.Problems(sql));
}
