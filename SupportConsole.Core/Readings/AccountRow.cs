using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Readings;

/// <summary>What one statement tells of an account, all of one instant.</summary>
internal sealed record AccountRow
{
    public required Account Account { get; init; }

    public required AccountState State { get; init; }

    /// <summary>Its own throttle limit; null on the plan's default.</summary>
    public required LimitOverride? Own { get; init; }

    /// <summary>What it has spent lately; null where its balance lasts long.</summary>
    public required MeasuredSpend? Spend { get; init; }

    /// <summary>The one escalation that waits for engineering, of whichever limit; null when none does.</summary>
    public required Escalation? Waiting { get; init; }

    /// <summary>
    /// True when streaming sessions were refused in the time that <see cref="AccountView.From"/> tells.
    /// </summary>
    public required bool AreStreamsRefused { get; init; }

    /// <summary>The same for LeMUR requests.</summary>
    public required bool IsLemurRefused { get; init; }

    /// <summary>The last ledger entry; null before the first.</summary>
    public required long? LastLedgerEntry { get; init; }

    /// <summary>The last audit entry; null before the first.</summary>
    public required long? LastAuditEntry { get; init; }
}
