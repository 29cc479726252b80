namespace SupportConsole.Core.Engine;

/// <summary>
/// The rows of one kind in a batch: those that commands asked for, as the decisions so far leave them, and those to be
/// written. A feature has a row set for each kind of row that its commands touch; the order of
/// <see cref="RowSetCatalog"/> is the order in which they read and write. Every batch has one of each: a row set
/// without rows hands over no statement.
/// </summary>
internal abstract class RowSet
{
    /// <summary>
    /// Looks for rows that name further accounts to lock. Nothing is locked yet: what it finds is read again under the
    /// lock.
    /// </summary>
    public virtual Task FindAsync() => Task.CompletedTask;

    /// <summary>Hands over the statements that lock rows; all locks come before all reads.</summary>
    public virtual void Lock() { }

    /// <summary>
    /// Hands over the statements that read; they are sent in one round trip with the locks before them.
    /// </summary>
    public virtual void Read() { }

    /// <summary>Takes over the rows that were locked; all row sets do before the first <see cref="Load"/>.</summary>
    public virtual void LoadLocked() { }

    /// <summary>Takes over the rows that were read.</summary>
    /// <exception cref="StoreConflictException">A row appeared after the lock had looked for its account.</exception>
    public virtual void Load() { }

    /// <summary>Hands over the writes, after all commands have decided.</summary>
    public virtual ValueTask WriteAsync() => ValueTask.CompletedTask;

    /// <summary>Takes over the answers of the writes, once all of them are sent.</summary>
    public virtual void Collect() { }

    /// <summary>Accounts whose figures moved, for open pages; asked for after <see cref="WriteAsync"/>.</summary>
    public virtual IEnumerable<string> ChangedAccounts => [];
}
