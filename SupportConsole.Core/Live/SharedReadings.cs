using SupportConsole.Core.Access;

namespace SupportConsole.Core.Live;

/// <inheritdoc cref="ISharedReadings"/>
internal sealed class SharedReadings(ILiveUpdates updates, TimeProvider clock) : ISharedReadings, IDisposable
{
    /// <summary>
    /// Readings that nobody follows any more are kept up to here: the page that is being opened was just read for its
    /// first answer.
    /// </summary>
    private const int MostKept = 500;

    /// <summary>Reads for everybody; whether a person may see it is decided when it is handed out.</summary>
    private static readonly Actor Node = new("system:readings", "Shared readings", [Role.SupportEngineer]);

    private readonly Lock _gate = new();
    private readonly Dictionary<object, ISharedReading> _readings = [];

    public Task<T?> ReadAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class
    {
        lock (_gate)
        {
            return ReadingNeedsLock(source).ReadAsync(actor, cancellationToken);
        }
    }

    public Task<T?> RecentAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class
    {
        lock (_gate)
        {
            return ReadingNeedsLock(source).RecentAsync(actor, cancellationToken);
        }
    }

    public IFollowedReading<T> Follow<T>(ReadingSource<T> source, Action changed)
        where T : class
    {
        lock (_gate)
        {
            return ReadingNeedsLock(source).Follow(changed);
        }
    }

    public void Dispose()
    {
        foreach (var reading in _readings.Values)
        {
            reading.Dispose();
        }
    }

    private SharedReading<T> ReadingNeedsLock<T>(ReadingSource<T> source)
        where T : class
    {
        var key = (typeof(T), source.Key);
        if (_readings.TryGetValue(key, out var known))
        {
            return (SharedReading<T>)known;
        }

        if (_readings.Count >= MostKept)
        {
            foreach (var idle in _readings.Where(one => !one.Value.IsFollowed).Select(one => one.Key).ToList())
            {
                _readings.Remove(idle);
            }
        }

        var reading = new SharedReading<T>(
            clock,
            source.Interval,
            () => source.Read(Node, CancellationToken.None),
            (actor, value) =>
            {
                actor.Demand(source.Permission);
                return value;
            },
            signal => updates.Subscribe(source.AccountId, signal)
        );
        _readings.Add(key, reading);
        return reading;
    }
}
