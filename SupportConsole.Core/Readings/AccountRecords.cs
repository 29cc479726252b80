using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Readings;

/// <summary>
/// What an account's ledger and audit tell, up to the two entries that it was read up to. Both only grow, and an
/// account's entries are committed in the order of their numbers, so that what is known stays true and only later
/// entries are ever added to it.
/// </summary>
/// <param name="LedgerEnd">The last ledger entry in it.</param>
/// <param name="AuditEnd">The last audit entry in it.</param>
internal sealed record AccountRecords(long LedgerEnd, long AuditEnd)
{
    public static readonly AccountRecords None = new(0, 0);

    /// <summary>Sum of all deposits.</summary>
    public Money Deposited { get; init; }

    public LedgerEntry? LastDeposit { get; init; }

    public LedgerEntry? Credit { get; init; }

    /// <summary>Who granted the credit.</summary>
    public CreditGrant? Grant { get; init; }

    /// <summary>
    /// The newest refund or dispute whose money is still gone. Whatever changes it posts a ledger entry.
    /// </summary>
    public LastReversal? LastReversal { get; init; }

    /// <summary>The last change of the throttle limit.</summary>
    public LimitChange? LastChange { get; init; }

    /// <summary>True when the row knows of later entries.</summary>
    public bool IsBehind(AccountRow row) =>
        LedgerEnd != (row.LastLedgerEntry ?? 0) || AuditEnd != (row.LastAuditEntry ?? 0);

    /// <summary>
    /// True when the row knows of fewer entries: another database has taken the place of the one that was read.
    /// </summary>
    public bool IsForeignTo(AccountRow row) =>
        LedgerEnd > (row.LastLedgerEntry ?? 0) || AuditEnd > (row.LastAuditEntry ?? 0);
}
