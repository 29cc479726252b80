using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportConsole.Core.Engine;

/// <summary>
/// Group commit: everything that arrived while the last transaction was committing is decided and committed as one. No
/// timer: waiting for company only made it slower (a lone caller waits for nobody, many callers fill the batch by
/// themselves).
/// </summary>
internal sealed partial class CommandBatcher : BackgroundService
{
    private const int MaximumTries = 5;

    /// <summary>
    /// Rows waiting beyond which callers are turned away: commands are few, but each may be a thousand transcripts.
    /// </summary>
    private const long MaximumWaitingRows = 200_000;

    /// <summary>
    /// Most rows of a batch of several commands: a transaction stays short, and a statement below the 5,000 rows at
    /// which SQL Server locks the table.
    /// </summary>
    private const int MaximumWeight = 4_000;

    private readonly CommandEngine _engine;
    private readonly ICommandStore _store;
    private readonly IReadOnlyList<ICommitObserver> _observers;
    private readonly WaitingCommands _waitingCommands = new();
    private readonly EngineMeter _meter;
    private readonly ILogger<CommandBatcher> _logger;
    private readonly Channel<Command> _waiting;
    private readonly int _maximumBatchSize;
    private long _waitingRows;

    /// <summary>What keeps the database from taking decisions; null while it does.</summary>
    private Exception? _outage;

    public CommandBatcher(
        CommandEngine engine,
        ICommandStore store,
        IEnumerable<ICommitObserver> observers,
        EngineMeter meter,
        IOptions<EngineOptions> options,
        ILogger<CommandBatcher> logger
    )
    {
        _engine = engine;
        _store = store;
        _observers = [.. observers];
        _meter = meter;
        _logger = logger;
        _maximumBatchSize = options.Value.MaxBatchSize;
        _waiting = Channel.CreateBounded<Command>(
            new BoundedChannelOptions(options.Value.QueueCapacity) { SingleReader = true }
        );
        meter.Watch(() => new(_waiting.Reader.Count, Interlocked.Read(ref _waitingRows), _waitingCommands.Count));
    }

    /// <summary>Commands of this node that wait.</summary>
    public int Waiting => _waitingCommands.Count;

    /// <summary>Hands a command over and awaits its durable answer.</summary>
    /// <exception cref="LimitsBusyException">Too many wait.</exception>
    /// <exception cref="LimitsUnavailableException">The database did not take it.</exception>
    /// <remarks>
    /// A caller that gives up waiting does not take its command back: it may be committed all the same.
    /// </remarks>
    public async Task<TOutcome> ExecuteAsync<TOutcome>(Command<TOutcome> command, CancellationToken cancellationToken)
        where TOutcome : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        command.Caller = EngineTracing.Caller();
        if (
            Interlocked.Add(ref _waitingRows, command.Weight) > MaximumWaitingRows
            || !_waiting.Writer.TryWrite(command)
        )
        {
            Interlocked.Add(ref _waitingRows, -command.Weight);
            _meter.TurnedAway();
            throw new LimitsBusyException();
        }

        return await command.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Has a batch of its own decided like any other; after one that failed, with a write, so that only a database that
    /// takes writes ends the outage.
    /// </summary>
    /// <exception cref="LimitsBusyException">Too many wait.</exception>
    /// <exception cref="LimitsUnavailableException">The database did not take it.</exception>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(new ProbeCommand(writes: _outage is not null), cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was handed over is still decided; the loop ends when nothing is left.
        _waiting.Writer.TryComplete();
        if (ExecuteTask is not null)
        {
            await ExecuteTask.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    // On a thread of its own from the start: SQLite's calls block.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Command>(_maximumBatchSize);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            _waitingCommands.Join(batch);
            var (weight, most) = (0, batch.Count + _maximumBatchSize);
            while (batch.Count < most && Fits(weight) && _waiting.Reader.TryRead(out var command))
            {
                batch.Add(command);
                weight += command.Weight;
                Interlocked.Add(ref _waitingRows, -command.Weight);
            }

            await DecideAsync(batch, isRetry: false, stoppingToken);
        }

        _waitingCommands.End();
    }

    private bool Fits(int weight) =>
        weight == 0 || (_waiting.Reader.TryPeek(out var next) && weight + next.Weight <= MaximumWeight);

    private async Task DecideAsync(List<Command> batch, bool isRetry, CancellationToken stoppingToken)
    {
        if (await TryDecideAsync(batch, isRetry, stoppingToken) is not { } fault)
        {
            return;
        }

        if (batch.Count == 1)
        {
            LogFault(batch[0].GetType().Name, fault);
            batch[0].Fail(fault);
            return;
        }

        // One of them is at fault: each alone, so that only that one fails.
        var before = _outage;
        for (var index = 0; index < batch.Count; index++)
        {
            await DecideAsync([batch[index]], isRetry: true, stoppingToken);
            if (_outage is not null && _outage != before)
            {
                // Each would wait for the database as long again.
                FailAll(batch[(index + 1)..], _outage);
                return;
            }
        }
    }

    /// <summary>Decides a batch, again when somebody else was faster, and answers its callers.</summary>
    /// <param name="batch">In the order they came.</param>
    /// <param name="isRetry">
    /// True when they were tried before, together with others: a try that seemed to fail may have been committed.
    /// </param>
    /// <param name="stoppingToken">Gives up waiting for a connection.</param>
    /// <returns>Null when every caller is answered; else the fault that one of the commands causes.</returns>
    private async Task<Exception?> TryDecideAsync(List<Command> batch, bool isRetry, CancellationToken stoppingToken)
    {
        var start = _meter.Start();
        using var activity = EngineTracing.StartBatch(batch);
        for (var attempt = 1; ; attempt++)
        {
            BatchChanges changes;
            try
            {
                changes = await _engine.RunAsync(batch, isRetry || attempt > 1, stoppingToken);
            }
            catch (Exception exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                switch (_store.Classify(exception))
                {
                    case StoreFailure.Retry when attempt < MaximumTries:
                        _meter.Retried();
                        await RetryPause.WaitAsync(attempt, CancellationToken.None);
                        continue;
                    case StoreFailure.Unavailable:
                        FailAll(batch, exception);
                        return null;
                    case StoreFailure.Retry when batch.Count == 1:
                        // Others were faster time and again: nothing is wrong with the command.
                        LogGaveUp(batch[0].GetType().Name, exception);
                        batch[0].Fail(new LimitsUnavailableException(exception));
                        return null;
                    default:
                        return exception;
                }
            }

            // Committed: from here on nothing may lead to a second try.
            activity?.SetStatus(ActivityStatusCode.Unset);
            Acknowledge(batch, changes);
            _meter.BatchDone(batch.Count, start);
            return null;
        }
    }

    private void Acknowledge(List<Command> batch, BatchChanges changes)
    {
        foreach (var command in batch)
        {
            if (!_waitingCommands.Keep(command))
            {
                command.Acknowledge();
            }
        }

        if (changes.WakesWaiting)
        {
            _waitingCommands.Wake();
        }

        if (_outage is not null)
        {
            _outage = null;
            _meter.OutageEnds();
            LogRecovered();
        }

        foreach (var observer in _observers)
        {
            observer.Committed(batch, changes.Accounts);
        }
    }

    private void FailAll(List<Command> batch, Exception exception)
    {
        if (_outage is null)
        {
            // Once an outage, not once a call.
            LogUnavailable(exception);
            _meter.OutageBegins();
        }

        _outage = exception;

        foreach (var command in batch)
        {
            command.Fail(new LimitsUnavailableException(exception));
        }
    }

    [LoggerMessage(LogLevel.Error, "The database takes no decisions; callers are answered 503 until it does")]
    private partial void LogUnavailable(Exception exception);

    [LoggerMessage(LogLevel.Information, "The database takes decisions again")]
    private partial void LogRecovered();

    [LoggerMessage(
        LogLevel.Warning,
        "{Command} met others' changes too often and changed nothing; its caller may try again"
    )]
    private partial void LogGaveUp(string command, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Command} failed and changed nothing")]
    private partial void LogFault(string command, Exception exception);
}
