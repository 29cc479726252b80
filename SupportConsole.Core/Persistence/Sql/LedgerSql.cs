namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: the ledger.</summary>
internal sealed partial record LedgerSql
{
    /// <summary>account, reference -> amounts of entries that exist.</summary>
    public string Find { get; } =
        """
            SELECT l.account_id, l.reference, l.amount
            FROM {rows}
            JOIN ledger_entries l ON l.account_id = r.account_id AND l.reference = r.reference
            """;

    public string Insert { get; } =
        """
            INSERT INTO ledger_entries (account_id, kind, amount, balance_after, reference, happened_at)
            SELECT r.account_id, r.kind, r.amount, r.balance_after, r.reference, r.happened_at
            FROM {rows}
            """;
}
