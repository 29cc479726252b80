using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Billing.Ledger;

/// <inheritdoc cref="ILedgerTables"/>
internal sealed class SqlLedgerTables(LedgerSql sql, StatementRunner run) : ILedgerTables
{
    private static readonly RowShape<(string AccountId, string Reference)> References = new(
        [Text("account_id"), Text("reference")],
        (row, key) =>
        {
            row.Add(key.AccountId);
            row.Add(key.Reference);
        }
    );

    private static readonly RowShape<LedgerEntry> Entries = new(
        [
            Text("account_id"),
            Integer("kind"),
            Integer("amount"),
            Integer("balance_after"),
            Text("reference"),
            Integer("happened_at"),
        ],
        (row, entry) =>
        {
            row.Add(entry.AccountId);
            row.Add((int)entry.Kind);
            row.Add(entry.Amount.Micros);
            row.Add(entry.BalanceAfter.Micros);
            row.Add(entry.Reference);
            row.Add(entry.At);
        }
    );

    public Pending<List<(string AccountId, string Reference, Money Amount)>> Find(
        IReadOnlyCollection<(string AccountId, string Reference)> references
    ) => run.Query(sql.Find, References, references, row => (row.Text(0), row.Text(1), new Money(row.Long(2))));

    public void Insert(IReadOnlyCollection<LedgerEntry> entries) =>
        run.Write(nameof(LedgerSql.Insert), sql.Insert, Entries, entries);
}
