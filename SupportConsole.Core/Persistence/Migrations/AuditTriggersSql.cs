namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// Triggers that let rows of the audit be written once and never changed, deleted or replaced, and its head be moved
/// but not deleted. On SQLite also the trigger that refuses a REPLACE of a ledger's row: REPLACE deletes without
/// raising delete triggers, so it is refused before the insert.
/// </summary>
internal static class AuditTriggersSql
{
    private const string Message = "The audit is append-only";
    private const string HeadMessage = "The head of the audit is moved, never deleted";
    private const string LedgerMessage = "The ledger is append-only: correct it with a further entry";

    public static readonly string[] Sqlite =
    [
        $"""
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
        WHEN EXISTS (SELECT 1 FROM audit_entries WHERE sequence = new.sequence)
            OR EXISTS (SELECT 1 FROM audit_entries WHERE correlation_id = new.correlation_id)
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads
        BEGIN SELECT RAISE(ABORT, '{HeadMessage}'); END;
        """,
        $"""
        CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries
        WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE id = new.id)
            OR EXISTS (
                SELECT 1 FROM ledger_entries WHERE account_id = new.account_id AND reference = new.reference)
            OR (new.kind = 1 AND EXISTS (
                SELECT 1 FROM ledger_entries WHERE account_id = new.account_id AND kind = 1))
        BEGIN SELECT RAISE(ABORT, '{LedgerMessage}'); END;
        """,
    ];

    public static readonly string[] SqliteDown =
    [
        "DROP TRIGGER ledger_entries_no_replace;",
        "DROP TRIGGER audit_heads_no_delete;",
        "DROP TRIGGER audit_entries_no_replace;",
        "DROP TRIGGER audit_entries_no_delete;",
        "DROP TRIGGER audit_entries_no_update;",
    ];

    public static readonly string[] PostgreSql =
    [
        $"""
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{Message}'; END $$;
        """,
        """
        CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
        """,

        // Row triggers are not asked by TRUNCATE.
        """
        CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
        """,
        """
        CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
        """,
        """
        CREATE TRIGGER audit_heads_no_truncate BEFORE TRUNCATE ON audit_heads
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
        """,
    ];

    public static readonly string[] PostgreSqlDown =
    [
        "DROP TRIGGER audit_heads_no_truncate ON audit_heads;",
        "DROP TRIGGER audit_heads_no_delete ON audit_heads;",
        "DROP TRIGGER audit_entries_no_truncate ON audit_entries;",
        "DROP TRIGGER audit_entries_no_change ON audit_entries;",
        "DROP FUNCTION refuse_audit_change();",
    ];

    public static readonly string[] SqlServer =
    [
        SqlServerBatch.Of(
            $"""
            CREATE TRIGGER audit_entries_no_change ON audit_entries INSTEAD OF UPDATE, DELETE
            AS THROW 51001, '{Message}', 1
            """),
        SqlServerBatch.Of(
            $"""
            CREATE TRIGGER audit_heads_no_delete ON audit_heads INSTEAD OF DELETE
            AS THROW 51002, '{HeadMessage}', 1
            """),
    ];

    public static readonly string[] SqlServerDown =
    [
        "DROP TRIGGER audit_heads_no_delete;",
        "DROP TRIGGER audit_entries_no_change;",
    ];
}
