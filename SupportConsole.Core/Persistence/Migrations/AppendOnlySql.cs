namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>Triggers that let rows of the ledger be written once and never changed or deleted, whoever tries.</summary>
internal static class AppendOnlySql
{
    private const string Message = "The ledger is append-only: correct it with a further entry";

    public static readonly string[] Sqlite =
    [
        $"""
        CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
    ];

    public static readonly string[] PostgreSql =
    [
        $"""
        CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{Message}'; END $$;
        """,
        """
        CREATE TRIGGER ledger_entries_no_change BEFORE UPDATE OR DELETE ON ledger_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
        """,

        // Row triggers are not asked by TRUNCATE.
        """
        CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
        """,
    ];

    public static readonly string SqlServer = SqlServerBatch.Of(
        $"""
        CREATE TRIGGER ledger_entries_no_change ON ledger_entries INSTEAD OF UPDATE, DELETE
        AS THROW 51000, '{Message}', 1
        """);

    /// <summary>The triggers go with their table, the function does not.</summary>
    public const string PostgreSqlDown = "DROP FUNCTION refuse_ledger_change();";
}
