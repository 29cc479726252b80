using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>
/// A transaction: what it writes stands beside the tables until it commits, so that a rollback is nothing but
/// forgetting. A statement sees what was committed when it runs and its own transaction's writes; a write takes the
/// row's lock first and then looks at the row again, as PostgreSQL does. Between any two statements others may come.
/// </summary>
internal partial class MemoryTransaction(Tables tables, Fiber fiber, ITransactionWatch watch) : IUnitOfWork
{
    private readonly List<(string Name, Func<ValueTask> Run)> _statements = [];
    private bool _isOver;

    public Fiber Fiber => fiber;

    /// <summary>Rows it holds.</summary>
    public List<RowKey> Locks { get; } = [];

    /// <summary>What it is about to commit.</summary>
    public Changes Changes { get; } = new();

    /// <summary>Leases that it found to have run out, before it locked their accounts.</summary>
    public IReadOnlyList<string> FoundExpired { get; private set; } = [];

    /// <summary>Sessions that it found to be over the longest time, before it locked their accounts.</summary>
    public IReadOnlyList<StreamingSession> FoundOverdue { get; private set; } = [];

    /// <summary>The node's time when it asked for the rows that decide.</summary>
    public long AskedAt { get; private set; } = watch.NodeTime;

    /// <summary>The node's time when it had them: the time its decisions must carry.</summary>
    public long DecidedAt { get; private set; } = watch.NodeTime;

    protected Tables Tables => tables;

    /// <summary>Waits until nobody else has a transaction.</summary>
    public async ValueTask TakeFileAsync()
    {
        await LockAsync(LockedTable.File, "");
        DecidedAt = watch.NodeTime;
    }

    public async Task FlushAsync()
    {
        if (_isOver)
        {
            throw new InvalidOperationException("The transaction is over.");
        }

        foreach (var (name, run) in _statements)
        {
            watch.OnCall(name);
            await fiber;
            await run();
        }

        if (
            _statements.Exists(statement =>
                statement.Name
                    is nameof(Lock)
                        or nameof(FindExpired)
                        or nameof(FindSessionAccounts)
                        or nameof(FindOverdueSessions)
                        or nameof(FindSessions)
            )
        )
        {
            DecidedAt = watch.NodeTime;
        }

        _statements.Clear();
    }

    public virtual async Task CommitAsync()
    {
        await FlushAsync();
        watch.OnCall("Commit");
        await fiber;
        watch.OnCommitting(this);
        Changes.ApplyTo(tables);
        End();
        watch.OnCommitted(this);

        // Durable from here on, whatever happens to the answer.
        watch.OnCall("Committed");
        await fiber;
    }

    public ValueTask DisposeAsync()
    {
        End();
        return ValueTask.CompletedTask;
    }

    /// <summary>Leaves no trace unless it is committed; also when its process dies.</summary>
    public void End()
    {
        _isOver = true;
        tables.Locks.ReleaseAll(this);
    }

    protected void Write(string name, Func<ValueTask> write) => _statements.Add((name, write));

    protected void Write(string name, Action write)
    {
        _statements.Add((name, Run));

        ValueTask Run()
        {
            write();
            return ValueTask.CompletedTask;
        }
    }

    protected Pending<List<T>> Query<T>(string name, Func<IEnumerable<T>> query)
    {
        var answer = new Pending<List<T>>();
        Write(name, () => answer.Arrive([.. query()]));
        return answer;
    }

    protected Pending<List<T>> Query<T>(string name, Func<ValueTask<List<T>>> query)
    {
        var answer = new Pending<List<T>>();
        Write(name, async () => answer.Arrive(await query()));
        return answer;
    }

    /// <summary>Takes a row's lock, after whoever has it.</summary>
    protected ValueTask LockAsync(LockedTable table, string id)
    {
        var row = new RowKey(table, id);
        return tables.Locks.TryTake(row, this) ? ValueTask.CompletedTask : WaitForAsync(row);
    }

    /// <summary>The transcript as it stands now, locked until the end; null when there is none.</summary>
    protected async ValueTask<Transcript?> LockTranscriptAsync(string id)
    {
        await LockAsync(LockedTable.Transcript, id);
        return See(id);
    }

    /// <summary>The transcript as this transaction sees it.</summary>
    protected Transcript? See(string id) =>
        Changes.Transcripts.GetValueOrDefault(id)
        ?? (Changes.DeletedTranscripts.Contains(id) ? null : tables.Transcripts.GetValueOrDefault(id)?.Transcript);

    /// <summary>Demands that a statement met as many rows as it was given.</summary>
    protected static void Demand(string statement, int expected, int actual)
    {
        if (expected != actual)
        {
            throw new StoreConflictException(statement, expected, actual);
        }
    }

    private async ValueTask WaitForAsync(RowKey row)
    {
        do
        {
            if (tables.Locks.ClosesCircle(row, this))
            {
                watch.OnDeadlock(row);
                throw new DatabaseException(StoreFailure.Retry, $"deadlock before {row}");
            }

            fiber.WaitFor(row);
            watch.OnCall("Wait");
            await fiber;
        } while (!tables.Locks.TryTake(row, this));
    }
}
