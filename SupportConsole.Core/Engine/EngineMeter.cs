using System.Diagnostics.Metrics;

namespace SupportConsole.Core.Engine;

/// <summary>
/// Measures batches; docs/operations.md lists each instrument with the alert it deserves. Features add their own
/// instruments to <see cref="Meter"/>.
/// </summary>
internal sealed class EngineMeter : IDisposable
{
    public const string Prefix = "supportconsole.limits.";

    private static readonly double[] Seconds =
    [
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
    ];
    private static readonly int[] Sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    private readonly Meter _meter = new(EngineTelemetry.MeterName);
    private readonly Counter<long> _retries;
    private readonly Counter<long> _outages;
    private readonly Counter<long> _busy;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchDuration;
    private readonly Histogram<double> _commitDuration;

    private readonly TimeProvider _clock;
    private Func<QueueDepth> _queue = () => default;
    private int _isOut;
    private long _tailReadAt;

    public EngineMeter(TimeProvider clock)
    {
        _clock = clock;
        _retries = _meter.CreateCounter<long>(
            Prefix + "batch.retries",
            "{retry}",
            "Batches decided again because somebody else was faster."
        );
        _outages = _meter.CreateCounter<long>(
            Prefix + "outages",
            "{outage}",
            "Times that the database stopped taking decisions."
        );
        _busy = _meter.CreateCounter<long>(
            Prefix + "busy",
            "{call}",
            "Calls turned away because too many were waiting."
        );
        _batchSize = _meter.CreateHistogram(
            Prefix + "batch.size",
            "{command}",
            "Commands decided in one transaction.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = Sizes }
        );
        _batchDuration = _meter.CreateHistogram(
            Prefix + "batch.duration",
            "s",
            "A batch from its first statement to its last answer, retries included.",
            advice: InSeconds()
        );
        _commitDuration = _meter.CreateHistogram(
            Prefix + "commit.duration",
            "s",
            "The commit alone: the disk or the server's fsync.",
            advice: InSeconds()
        );
        _meter.CreateObservableGauge(
            Prefix + "queue.commands",
            () => _queue().Commands,
            "{command}",
            "Commands waiting for a batch on this node."
        );
        _meter.CreateObservableGauge(
            Prefix + "queue.rows",
            () => _queue().Rows,
            "{row}",
            "Rows that the waiting commands will write, about."
        );
        _meter.CreateObservableGauge(
            Prefix + "outage",
            () => Volatile.Read(ref _isOut),
            "1",
            "1 while the database takes no decisions, else 0."
        );
        _meter.CreateObservableGauge(
            Prefix + "leases.waiting",
            () => _queue().Leases,
            "{call}",
            "Lease calls of workers that wait for something to do on this node."
        );
        _meter.CreateObservableGauge(
            Prefix + "events.lag",
            TailLag,
            "s",
            "How long ago this node last read what other nodes changed."
        );
    }

    /// <summary>For listeners that mean this node and no other of the process.</summary>
    public Meter Meter => _meter;

    /// <summary>Where the queue's depth is read when somebody looks.</summary>
    public void Watch(Func<QueueDepth> queue) => _queue = queue;

    /// <summary>A moment to measure from.</summary>
    public long Start() => _clock.GetTimestamp();

    public void BatchDone(int commands, long start)
    {
        _batchSize.Record(commands);
        _batchDuration.Record(_clock.GetElapsedTime(start).TotalSeconds);
    }

    public void Committed(long start) => _commitDuration.Record(_clock.GetElapsedTime(start).TotalSeconds);

    public void Retried() => _retries.Add(1);

    public void TurnedAway() => _busy.Add(1);

    public void OutageBegins()
    {
        Volatile.Write(ref _isOut, 1);
        _outages.Add(1);
    }

    public void OutageEnds() => Volatile.Write(ref _isOut, 0);

    /// <summary>The changes of other nodes are read up to now.</summary>
    public void TailRead() => Volatile.Write(ref _tailReadAt, _clock.GetTimestamp());

    public void Dispose() => _meter.Dispose();

    /// <summary>Nothing on a node that does not read them, such as one that is about to start.</summary>
    private IEnumerable<Measurement<double>> TailLag() =>
        Volatile.Read(ref _tailReadAt) is var at and not 0 ? [new(_clock.GetElapsedTime(at).TotalSeconds)] : [];

    private static InstrumentAdvice<double> InSeconds() => new() { HistogramBucketBoundaries = Seconds };
}

/// <summary>What waits on a node.</summary>
/// <param name="Commands">For a batch.</param>
/// <param name="Rows">That they will write, about.</param>
/// <param name="Leases">Lease calls, for something to start.</param>
internal readonly record struct QueueDepth(long Commands, long Rows, long Leases);
