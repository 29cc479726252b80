namespace SupportConsole.Core.Live;

/// <summary>
/// Turns any number of change signals into few refreshes: the first at once, later ones at most one in each interval,
/// and never two at the same time. A last signal is never lost. Also refreshes when nothing was signalled for a while,
/// so that "41 min ago" moves on.
/// </summary>
public sealed class LiveRefresh : IDisposable
{
    /// <summary>Four refreshes a second: as fast as anyone reads.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    /// <summary>Relative times move on this often.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _idle;
    private readonly Func<Task> _refresh;
    private readonly ITimer _timer;
    private IDisposable? _subscription;
    private long? _lastStarted;
    private bool _pending;
    private bool _running;
    private bool _disposed;

    /// <summary>Starts listening.</summary>
    /// <param name="clock">Where time comes from.</param>
    /// <param name="interval">Least time between the starts of two refreshes.</param>
    /// <param name="refresh">Called on a pool thread; handles its own errors.</param>
    /// <param name="subscribe">Given the signal, subscribes it to its source.</param>
    /// <param name="idle">How long without a signal it waits; <see cref="Idle"/> if not given.</param>
    /// <param name="lastStarted">Timestamp of a refresh before this one listened; null when there was none.</param>
    public LiveRefresh(
        TimeProvider clock,
        TimeSpan interval,
        Func<Task> refresh,
        Func<Action, IDisposable> subscribe,
        TimeSpan? idle = null,
        long? lastStarted = null
    )
    {
        _lastStarted = lastStarted;
        _idle = idle ?? Idle;
        _clock = clock;
        _interval = interval;
        _refresh = refresh;
        _timer = clock.CreateTimer(_ => _ = RunAsync(), null, _idle, Timeout.InfiniteTimeSpan);
        _subscription = subscribe(Signal);
    }

    /// <summary>Something changed. Quick, from any thread.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_pending || _disposed)
            {
                return;
            }

            _pending = true;
            if (!_running)
            {
                ScheduleNeedsLock();
            }
        }
    }

    /// <summary>Ends the subscription; a refresh that runs is left to end by itself.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }

        _subscription?.Dispose();
        _subscription = null;
    }

    private void ScheduleNeedsLock()
    {
        var due =
            !_pending ? _idle
            : _lastStarted is { } last ? _interval - _clock.GetElapsedTime(last)
            : TimeSpan.Zero;
        _timer.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync()
    {
        lock (_gate)
        {
            if (_running || _disposed)
            {
                return;
            }

            _running = true;
            _pending = false;
            _lastStarted = _clock.GetTimestamp();
        }

        try
        {
            await _refresh();
        }
        catch (ObjectDisposedException)
        {
            // The page was left while its refresh was on the way.
        }
        finally
        {
            lock (_gate)
            {
                _running = false;
                if (!_disposed)
                {
                    ScheduleNeedsLock();
                }
            }
        }
    }
}
