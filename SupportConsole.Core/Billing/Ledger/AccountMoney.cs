namespace SupportConsole.Core.Billing.Ledger;

/// <summary>An account's balance and what it consists of, as columns.</summary>
#pragma warning disable IDE1006, SA1300 // Named as the columns are.
internal sealed record AccountMoney(string account_id, long balance, long ledger, long used)
{
    /// <summary>
    /// Balance, ledger and usage in one statement, so that they are of one instant while traffic goes on. Entity
    /// Framework does not add up what it converts, and PostgreSQL answers a wider type.
    /// </summary>
    public const string Select =
        "SELECT s.account_id AS account_id, s.balance AS balance, "
        + "CAST(COALESCE((SELECT SUM(l.amount) FROM ledger_entries l WHERE l.account_id = s.account_id), 0) AS "
        + "bigint) AS ledger, "
        + "CAST(COALESCE((SELECT SUM(u.cost) FROM usage_hours u WHERE u.account_id = s.account_id), 0) AS bigint) AS "
        + "used FROM account_states s";
}
#pragma warning restore IDE1006, SA1300
