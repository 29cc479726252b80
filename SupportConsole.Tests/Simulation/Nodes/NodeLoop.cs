using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Nodes;

/// <summary>
/// One loop of a node: it decides batches with the product's engine, and tries again, splits and gives up by the rules
/// of <see cref="CommandBatcher"/>, whose channel and thread have no place here.
/// </summary>
internal sealed class NodeLoop : ITransactionWatch
{
    private const int MaximumTries = 5;

    /// <summary>The meter that the engine wants; one for all worlds, because nobody reads it.</summary>
    private static readonly EngineMeter UnwatchedMeter = new(new NodeClock(new SimulatedTime(), skew: 0));

    private readonly Node _node;
    private readonly World _world;
    private readonly MemoryStore _store;
    private readonly CommandEngine _engine;
    private Task _running = Task.CompletedTask;
    private IReadOnlyList<Operation> _deciding = [];

    public NodeLoop(Node node, World world, string name)
    {
        (_node, _world, Name) = (node, world, name);
        _store = new(Fiber, this, () => world.Planted.Begin(world.Tables, Fiber, this), world.Settings.IsFile);
        var settings = world.Settings;
        _engine = new(
            _store,
            CommandFeatures.RowSets,
            new CommandSettings(
                settings.Limits,
                settings.NegativeBalance,
                settings.Guardrails,
                new PriceBook(settings.Pricing),
                settings.Streaming,
                new ConsoleOptions()
            ),
            new NodeIdentity(),
            UnwatchedMeter,
            node.Clock
        );
    }

    public string Name { get; }

    public Fiber Fiber { get; } = new();

    /// <summary>What it decides now; empty when it has nothing to do.</summary>
    public List<Operation> Batch { get; private set; } = [];

    /// <summary>The call it stands at.</summary>
    public string At { get; private set; } = "";

    public bool IsIdle => Batch.Count == 0;

    public long NodeTime => _node.Clock.Now;

    public void Start(List<Operation> batch)
    {
        Batch = batch;
        _running = DecideAsync(batch, isRetry: false);
        Settle();
    }

    public void Resume(Exception? failure)
    {
        Fiber.Resume(failure);
        Settle();
    }

    /// <summary>The process dies: what it had not committed is rolled back, and nobody is answered.</summary>
    public void Die()
    {
        Fiber.Abandon();
        _store.Current?.End();
    }

    public void OnCall(string call)
    {
        At = call;
        _world.Log.Add(_world.Time.Now, Name, call);
        _world.Planted.AtCall(this, call);
    }

    public void OnDeadlock(RowKey row) => World.OnDeadlock(row);

    public void OnCommitting(MemoryTransaction transaction) => _world.Check.Before(transaction.Changes);

    public void OnCommitted(MemoryTransaction transaction) => _world.OnCommitted(transaction, _deciding);

    private void Settle()
    {
        if (_running.IsCompleted)
        {
            Batch = [];
            _running.GetAwaiter().GetResult();
        }
    }

    private async Task DecideAsync(List<Operation> batch, bool isRetry)
    {
        if (await TryDecideAsync(batch, isRetry) is not { } fault)
        {
            return;
        }

        if (batch.Count == 1)
        {
            throw new ViolationException($"{batch[0].Kind} {batch[0].Number} fails: {fault}");
        }

        foreach (var operation in batch)
        {
            await DecideAsync([operation], isRetry: true);
        }
    }

    private async Task<Exception?> TryDecideAsync(List<Operation> batch, bool isRetry)
    {
        var commands = batch.ConvertAll(operation => operation.Command);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _deciding = batch;
                await _engine.RunAsync(commands, isRetry || attempt > 1, CancellationToken.None);
            }
            catch (ViolationException)
            {
                throw;
            }
            catch (Exception exception)
            {
                switch (_store.Classify(exception))
                {
                    case StoreFailure.Retry when attempt < MaximumTries:
                        continue;
                    case StoreFailure.Unavailable:
                    case StoreFailure.Retry when batch.Count == 1:
                        Fail(batch, exception);
                        return null;
                    default:
                        return exception;
                }
            }

            Acknowledge();
            return null;
        }
    }

    /// <summary>Answers the callers of what is being decided.</summary>
    public void Acknowledge()
    {
        foreach (var operation in _deciding)
        {
            operation.Command.Acknowledge();
            _world.OnAnswered(operation);
        }
    }

    private void Fail(List<Operation> batch, Exception exception)
    {
        foreach (var operation in batch)
        {
            operation.Command.Fail(new LimitsUnavailableException(exception));
            _world.OnUnanswered(operation);
        }
    }
}
