namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// Trigrams of every account's search keys on SQLite: any part of three characters or more is found without reading the
/// table. The index holds no text, because that stands in accounts; triggers keep it, so that no writer can forget it.
/// </summary>
internal static class AccountSearchSql
{
    public static readonly string[] Sqlite =
    [
        """
        CREATE VIRTUAL TABLE account_search USING fts5(
            search_text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
        """,
        """
        CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts BEGIN
            INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text);
        END;
        """,
        """
        CREATE TRIGGER accounts_search_update AFTER UPDATE OF search_text ON accounts BEGIN
            DELETE FROM account_search WHERE rowid = old.number;
            INSERT INTO account_search (rowid, search_text) VALUES (new.number, new.search_text);
        END;
        """,
        """
        CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts BEGIN
            DELETE FROM account_search WHERE rowid = old.number;
        END;
        """,
    ];

    public const string SqliteDown = "DROP TABLE account_search;";
}
