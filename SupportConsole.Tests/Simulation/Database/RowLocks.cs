namespace SupportConsole.Tests.Simulation.Database;

/// <summary>Tables whose rows are locked one by one.</summary>
internal enum LockedTable
{
    State,
    Transcript,
    Account,
    Ledger,
    AuditHead,
    Outbox,
    Escalation,
    Session,
    LemurWindow,

    /// <summary>All of them at once, where the database is a file.</summary>
    File,
}

/// <summary>A row, or a unique key about to be inserted.</summary>
internal readonly record struct RowKey(LockedTable Table, string Id);

/// <summary>Who holds which row until the end of its transaction.</summary>
internal sealed class RowLocks
{
    private readonly Dictionary<RowKey, MemoryTransaction> _holders = [];

    public MemoryTransaction? HolderOf(RowKey row) => _holders.GetValueOrDefault(row);

    public bool TryTake(RowKey row, MemoryTransaction transaction)
    {
        if (_holders.TryGetValue(row, out var holder))
        {
            return holder == transaction;
        }

        _holders.Add(row, transaction);
        transaction.Locks.Add(row);
        return true;
    }

    public void ReleaseAll(MemoryTransaction transaction)
    {
        foreach (var row in transaction.Locks)
        {
            _holders.Remove(row);
        }

        transaction.Locks.Clear();
    }

    /// <summary>True when the holder of the row waits, over however many others, for this transaction.</summary>
    public bool ClosesCircle(RowKey row, MemoryTransaction transaction)
    {
        for (
            var holder = HolderOf(row);
            holder is not null;
            holder = holder.Fiber.WaitsFor is { } next ? HolderOf(next) : null
        )
        {
            if (holder == transaction)
            {
                return true;
            }
        }

        return false;
    }
}
