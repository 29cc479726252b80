using System.Diagnostics;

namespace SupportConsole.Core.Engine;

/// <summary>
/// A batch of commands in their transaction: the time of its decisions, the accounts it locks, and the row sets through
/// which commands see rows and leave effects. Features add their row sets and settings as extension properties.
/// </summary>
internal sealed class CommandContext
{
    private readonly IUnitOfWork _unit;
    private readonly RowSetCatalog _catalog;
    private readonly CommandSettings _settings;
    private readonly Func<DateTimeOffset> _nodeClock;
    private readonly RowSet[] _rows;
    private DateTimeOffset? _now;

    /// <param name="unit">The batch's transaction.</param>
    /// <param name="catalog">The kinds of row sets.</param>
    /// <param name="settings">The settings that decisions depend on.</param>
    /// <param name="nodeClock">The node's own time, to the millisecond.</param>
    /// <param name="isRetry">True when an earlier try of the batch failed.</param>
    public CommandContext(
        IUnitOfWork unit,
        RowSetCatalog catalog,
        CommandSettings settings,
        Func<DateTimeOffset> nodeClock,
        bool isRetry
    )
    {
        (_unit, _catalog, _settings, _nodeClock, IsRetry) = (unit, catalog, settings, nodeClock, isRetry);
        _rows = catalog.Create(this);
    }

    /// <summary>True when an earlier try of the batch failed: what it meant to insert may be there.</summary>
    public bool IsRetry { get; }

    /// <summary>
    /// The time of every decision of this batch: taken when its rows are locked, so that waiting for a lock shortens no
    /// lease.
    /// </summary>
    /// <exception cref="UnreachableException">Nothing is locked yet.</exception>
    public DateTimeOffset Now =>
        _now ?? throw new UnreachableException("The batch has no time before its rows are locked.");

    /// <summary>The node's own time, for reads that need a time before the lock is had.</summary>
    public DateTimeOffset NodeTime => _nodeClock();

    /// <summary>Ids of accounts whose state rows are locked, or created by this batch.</summary>
    public HashSet<string> LockedAccounts { get; } = [];

    /// <summary>True when the batch leaves something in the tables that a waiting command may want.</summary>
    public bool WakesWaiting { get; set; }

    /// <summary>
    /// True when something is to be written even if no decision does: an event that names no account.
    /// </summary>
    public bool ProvesWriting { get; set; }

    /// <summary>The batch's row set of this kind.</summary>
    public T Rows<T>()
        where T : RowSet => (T)_rows[_catalog.PlaceOf(typeof(T))];

    /// <summary>The tables of a feature, within the batch's transaction.</summary>
    public T Tables<T>()
        where T : class => _unit.Tables<T>();

    /// <summary>Settings that decisions depend on.</summary>
    public T Settings<T>()
        where T : class => _settings.Get<T>();

    /// <summary>Sends the statements that were handed over; their answers are there when it returns.</summary>
    public Task FlushAsync() => _unit.FlushAsync();

    /// <summary>The time on the clock that all nodes share, or on the node's own where there is none.</summary>
    public async Task<DateTimeOffset> ReadClockAsync()
    {
        if (_unit.ReadClock() is not { } clock)
        {
            return _nodeClock();
        }

        await _unit.FlushAsync();
        return clock.Value[0];
    }

    /// <summary>
    /// Throws when an account that a row names is not locked: the row was committed after the lock had looked for its
    /// account.
    /// </summary>
    /// <exception cref="StoreConflictException">It is not.</exception>
    public void DemandLocked(string accountId)
    {
        if (!LockedAccounts.Contains(accountId))
        {
            throw new StoreConflictException("Lock", 1, 0);
        }
    }

    /// <summary>
    /// Finds, locks and reads the rows that the commands asked for: one round trip, two where something is found first.
    /// </summary>
    public async Task LoadAsync()
    {
        foreach (var rows in _rows)
        {
            await rows.FindAsync();
        }

        foreach (var rows in _rows)
        {
            rows.Lock();
        }

        foreach (var rows in _rows)
        {
            rows.Read();
        }

        _now = await ReadClockAndRowsAsync();
        foreach (var rows in _rows)
        {
            rows.LoadLocked();
        }

        foreach (var rows in _rows)
        {
            rows.Load();
        }
    }

    /// <summary>Writes the effects of the decisions; the commit is all that is left.</summary>
    /// <param name="node">The node that tells others of the changed accounts.</param>
    /// <returns>Accounts whose figures moved.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(NodeIdentity node)
    {
        foreach (var rows in _rows)
        {
            await rows.WriteAsync();
        }

        var changed = _rows.SelectMany(rows => rows.ChangedAccounts).Distinct().ToList();
        if (changed.Count > 0 || ProvesWriting)
        {
            Tables<IChangeEventTables>().Append(node.Id, Now, string.Join(' ', changed));
        }

        await _unit.FlushAsync();
        foreach (var rows in _rows)
        {
            rows.Collect();
        }

        return changed;
    }

    /// <summary>The clock is read after the locks, in the same round trip.</summary>
    private async Task<DateTimeOffset> ReadClockAndRowsAsync()
    {
        var clock = _unit.ReadClock();
        await _unit.FlushAsync();
        return clock?.Value[0] ?? _nodeClock();
    }
}
