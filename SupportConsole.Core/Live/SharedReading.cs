using SupportConsole.Core.Access;

namespace SupportConsole.Core.Live;

/// <summary>
/// One value of the database that all its viewers on this node share. While somebody follows it, it is read anew after
/// changes, at most once in each interval; without followers nothing is read.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class SharedReading<T> : ISharedReading
    where T : class
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<Follower> _followers = [];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly Func<Task<T?>> _read;
    private readonly Func<Actor, T?, T?> _visible;
    private readonly Func<Action, IDisposable> _subscribe;
    private Task<T?>? _latest;
    private long? _latestStarted;
    private Task<T?>? _waiting;
    private LiveRefresh? _live;

    /// <param name="clock">Where time comes from.</param>
    /// <param name="interval">Least time between the starts of two readings that changes cause.</param>
    /// <param name="read">Reads the value; never called twice at the same time.</param>
    /// <param name="visible">What of it a person may see; throws when that is nothing.</param>
    /// <param name="subscribe">Subscribes a signal to the changes of the value.</param>
    public SharedReading(
        TimeProvider clock,
        TimeSpan interval,
        Func<Task<T?>> read,
        Func<Actor, T?, T?> visible,
        Func<Action, IDisposable> subscribe
    ) => (_clock, _interval, _read, _visible, _subscribe) = (clock, interval, read, visible, subscribe);

    /// <summary>True while somebody follows.</summary>
    public bool IsFollowed
    {
        get
        {
            lock (_gate)
            {
                return _followers.Count > 0;
            }
        }
    }

    /// <summary>
    /// Reads now: the value holds everything that was committed before the call. Callers that wait for the same turn
    /// share one reading.
    /// </summary>
    public async Task<T?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        _visible(actor, null);
        return _visible(actor, await ReadAsync().WaitAsync(cancellationToken));
    }

    /// <summary>
    /// The last reading, when it came about and began within the interval: no follower knows a newer one; else reads
    /// now.
    /// </summary>
    public async Task<T?> RecentAsync(Actor actor, CancellationToken cancellationToken)
    {
        _visible(actor, null);
        Task<T?>? recent;
        lock (_gate)
        {
            recent =
                _latest is { IsCompletedSuccessfully: true }
                && _latestStarted is { } started
                && _clock.GetElapsedTime(started) < _interval
                    ? _latest
                    : null;
        }

        return _visible(actor, await (recent ?? ReadAsync()).WaitAsync(cancellationToken));
    }

    /// <summary>Follows the value; the first follower causes a reading, an interval after the last.</summary>
    /// <param name="changed">Called after each reading, on any thread; must not block or throw.</param>
    public IFollowedReading<T> Follow(Action changed)
    {
        var follower = new Follower(this, changed);
        lock (_gate)
        {
            _followers.Add(follower);
            if (_live is null)
            {
                _live = new LiveRefresh(_clock, _interval, RefreshAsync, _subscribe, lastStarted: _latestStarted);
                _live.Signal();
                return follower;
            }
        }

        // What it shows may be older than what the others were told of.
        changed();
        return follower;
    }

    /// <summary>Stops reading, when the node stops.</summary>
    public void Dispose()
    {
        _live?.Dispose();
        _turn.Dispose();
    }

    private Task<T?> ReadAsync()
    {
        lock (_gate)
        {
            return _waiting ??= TakeTurnAsync();
        }
    }

    private async Task<T?> TakeTurnAsync()
    {
        // On a thread of its own: a database in this process answers without ever waiting.
        await _turn.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            lock (_gate)
            {
                _waiting = null;
            }

            var started = _clock.GetTimestamp();
            var reading = _read();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Tell(reading, started);
            return await reading;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RefreshAsync() =>
        await ((Task)ReadAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Tell(Task<T?> reading, long started)
    {
        Follower[] told;
        lock (_gate)
        {
            (_latest, _latestStarted) = (reading, started);
            told = [.. _followers];
        }

        foreach (var follower in told)
        {
            follower.Changed();
        }
    }

    private void Leave(Follower follower)
    {
        LiveRefresh? ended = null;
        lock (_gate)
        {
            if (_followers.Remove(follower) && _followers.Count == 0)
            {
                (ended, _live) = (_live, null);
            }
        }

        ended?.Dispose();
    }

    private sealed class Follower(SharedReading<T> reading, Action changed) : IFollowedReading<T>
    {
        public Action Changed { get; } = changed;

        public async Task<T?> LatestAsync(Actor actor)
        {
            Task<T?>? latest;
            lock (reading._gate)
            {
                latest = reading._latest;
            }

            return reading._visible(actor, await (latest ?? reading.ReadAsync()));
        }

        public void Dispose() => reading.Leave(this);
    }
}

/// <summary>A <see cref="SharedReading{T}"/> of any type.</summary>
internal interface ISharedReading : IDisposable
{
    /// <summary>True while somebody follows.</summary>
    bool IsFollowed { get; }
}
