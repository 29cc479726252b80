using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Audit;

/// <summary>The audit's tables in a unit of work.</summary>
internal interface IAuditTables
{
    /// <summary>
    /// The end of the audit chain, one row, locked until the end. Everyone locks it last: no deadlock with the account
    /// rows.
    /// </summary>
    Pending<List<AuditHead>> LockHead();

    Pending<List<AuditEntry>> Find(IReadOnlyCollection<string> correlationIds);

    /// <summary>Appends entries and moves the chain's end.</summary>
    void Insert(IReadOnlyCollection<AuditEntry> entries, AuditHead previous);
}
