using SupportConsole.Core.Engine;
using SupportConsole.Tests.Simulation.Checks;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;
using SupportConsole.Tests.Simulation.Nodes;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// One database, some nodes, and everybody who uses them, on one thread. Each choice (who goes on, what fails, what is
/// asked next, how late it is) is drawn from one seed, so that the seed is the whole story.
/// </summary>
internal sealed class World
{
    private readonly Random _random;
    private readonly Workload _workload;
    private readonly List<Node> _nodes = [];
    private readonly List<Operation> _unanswered = [];
    private readonly int _eagerness;
    private bool _isCalm;
    private long _operations;

    public World(int seed, PlantedFault planted)
    {
        _random = new Random(seed);
        Planted = planted;
        Settings = WorldSettings.Draw(_random);
        Model = new(Settings);
        Check = new(Tables, Model);
        _workload = new(_random, Settings, Parties, Model, Time);
        _eagerness = _random.Next(5, 60);
        for (var number = 1; number <= Settings.Nodes; number++)
        {
            _nodes.Add(NewNode(number));
        }
    }

    public PlantedFault Planted { get; }

    public WorldSettings Settings { get; }

    public SimulatedTime Time { get; } = new();

    public Tables Tables { get; } = new();

    public EventLog Log { get; } = new();

    public ReferenceModel Model { get; }

    public CommitCheck Check { get; }

    public Parties Parties { get; } = new();

    /// <summary>Steps taken: every turn of every node.</summary>
    public long Steps { get; private set; }

    public long Commits { get; private set; }

    public long Crashes { get; private set; }

    public long FailedCalls { get; private set; }

    /// <summary>Lets one more thing happen, and the nodes do some of their work.</summary>
    public void Happen()
    {
        PassTime();
        if (_random.NextDouble() < Settings.CrashRate)
        {
            Crash(_random.Next(_nodes.Count));
        }
        else if (
            _nodes.Exists(node => node.IsCutOff) ? _random.Next(20) == 0 : _random.NextDouble() < Settings.FaultRate / 5
        )
        {
            var node = _nodes.Find(node => node.IsCutOff) ?? _nodes[_random.Next(_nodes.Count)];
            node.IsCutOff = !node.IsCutOff;
            Log.Add(Time.Now, "world", node.IsCutOff ? "cut off" : "connected");
        }
        else if (_unanswered.Count > 0 && _random.Next(10) == 0)
        {
            AskAgain(_random.Next(_unanswered.Count));
        }
        else
        {
            Ask(_workload.Draw());
        }

        while (_random.Next(100) >= _eagerness || _nodes.Exists(node => node.Waiting.Count > 100))
        {
            if (!Step())
            {
                break;
            }
        }
    }

    /// <summary>Heals everything and lets everything end.</summary>
    public void Quiesce()
    {
        _isCalm = true;
        _nodes.ForEach(node => node.IsCutOff = false);
        var enough = (_unanswered.Count * 10) + 1_000;
        for (var asked = 0; _unanswered.Count > 0; asked++)
        {
            Promise.Holds(
                asked < enough,
                $"every call is answered once the database is well: {_unanswered[0].Kind} {_unanswered[0].Number} "
                    + $"is not"
            );
            AskAgain(0);
            Settle();
        }

        Settle();
        foreach (var accountId in Model.Accounts.Keys)
        {
            Ask(Workload.Enable(accountId));
        }

        Settle();
        foreach (var paused in Model.Accounts.Values.Where(account => account.PausedUntil is not null).ToList())
        {
            Ask(Workload.Resume(paused));
        }

        Settle();
        for (var round = 0; Model.Accounts.Values.Any(account => account.Running + account.Queued > 0); round++)
        {
            Promise.Holds(
                round < 5_000,
                $"everything accepted ends: {Model.Accounts.Values.Sum(account => account.Running + account.Queued)} "
                    + $"are left after {round} rounds"
            );
            Ask(_workload.LeaseAll());
            Settle();
            Ask(_workload.CompleteAll());
            Parties.Held.Clear();
            Settle();
            if (round % 10 == 9)
            {
                // Longer than any lease and any two clocks apart: what nobody heard of comes back.
                Time.Now += 3 * 3_600_000;
                Ask(new ExpireOperation(1_000));
                Settle();
            }
        }

        FullCheck.CheckAllEnded(Tables);
    }

    public void OnCommitted(MemoryTransaction transaction, IReadOnlyList<Operation> operations)
    {
        Commits++;
        Check.After(transaction, operations);
        if (Commits % 2_000 == 0)
        {
            FullCheck.Check(Tables, Model, Parties.Acknowledged);
        }
    }

    /// <summary>Rows that exist are locked in one order by everyone; only new keys may meet in any order.</summary>
    public static void OnDeadlock(RowKey row) =>
        Promise.Holds(
            row.Table is not (LockedTable.State or LockedTable.AuditHead),
            $"nodes never wait for each other in a circle: {row}"
        );

    public void OnAnswered(Operation operation)
    {
        Log.Add(Time.Now, "world", $"answered {operation.Kind}", operation.Number);
        operation.IsOpen = false;
        operation.Answered(Parties);
    }

    public void OnUnanswered(Operation operation)
    {
        Log.Add(Time.Now, "world", $"unanswered {operation.Kind}", operation.Number);
        operation.IsOpen = false;
        if (_random.Next(5) > 0)
        {
            _unanswered.Add(operation);
        }
    }

    private void PassTime()
    {
        Time.Now += _random.Next(1_000) switch
        {
            0 => _random.Next(7_200_000),
            < 20 => _random.Next(90_000),
            _ => _random.Next(2 * Settings.Pace),
        };
    }

    private void Ask(Operation operation)
    {
        operation.Number = ++_operations;
        operation.Call();
        var node = _random.Next(_nodes.Count);
        Log.Add(Time.Now, "world", $"asked {operation.Kind}", operation.Number, node + 1);
        _nodes[node].Waiting.Enqueue(operation);
    }

    private void AskAgain(int index)
    {
        var operation = _unanswered[index];
        _unanswered.RemoveAt(index);
        Ask(operation);
    }

    private void Crash(int index)
    {
        Crashes++;
        Log.Add(Time.Now, "world", "crash", index + 1);
        var owed = _nodes[index].Die();
        _nodes[index] = NewNode(index + 1);
        owed.ForEach(OnUnanswered);
    }

    private Node NewNode(int number) =>
        new(this, $"n{number}", _random.NextInt64(-Settings.MaximumSkew, Settings.MaximumSkew + 1));

    private void Settle()
    {
        while (Step()) { }
    }

    /// <summary>One node takes one turn.</summary>
    /// <returns>False when none has anything to do.</returns>
    private bool Step()
    {
        var (chosen, owner, ready) = (default(NodeLoop), default(Node), 0);
        foreach (var node in _nodes)
        {
            foreach (var loop in node.Loops)
            {
                // Each of those that are ready is chosen with the same chance.
                if (IsReady(node, loop) && _random.Next(++ready) == 0)
                {
                    (chosen, owner) = (loop, node);
                }
            }
        }

        if (chosen is null)
        {
            return false;
        }

        Steps++;
        if (chosen.IsIdle)
        {
            chosen.Start(TakeBatch(owner!));
        }
        else
        {
            chosen.Resume(Failure(owner!, chosen));
        }

        return true;
    }

    private bool IsReady(Node node, NodeLoop loop) =>
        loop.IsIdle ? node.Waiting.Count > 0 : loop.Fiber.WaitsFor is not { } row || Tables.Locks.HolderOf(row) is null;

    private List<Operation> TakeBatch(Node node)
    {
        var batch = new List<Operation>();
        for (
            var size = _random.Next(1, Settings.BatchSize + 1);
            size > 0 && node.Waiting.TryDequeue(out var operation);
            size--
        )
        {
            batch.Add(operation);
        }

        return batch;
    }

    /// <summary>What goes wrong with the call that a loop stands at; null when nothing does.</summary>
    private DatabaseException? Failure(Node node, NodeLoop loop)
    {
        if (_isCalm || (!node.IsCutOff && _random.NextDouble() >= Settings.FaultRate))
        {
            return null;
        }

        // A lost connection tells nothing about a commit under way; a deadlock or a serialization failure can be tried
        // again.
        FailedCalls++;
        var failure = node.IsCutOff || _random.Next(2) == 0 ? StoreFailure.Unavailable : StoreFailure.Retry;
        Log.Add(Time.Now, loop.Name, $"{loop.At} fails", (int)failure);
        return new(failure, $"{loop.At} failed");
    }
}
