namespace SupportConsole.Core.Periods;

/// <summary>One value a bucket: of all together, and of each of a few.</summary>
/// <typeparam name="TKey">What is counted: an account's id, a group of usage.</typeparam>
internal sealed class BucketValues<TKey>
    where TKey : notnull
{
    private readonly BucketSize _size;
    private readonly Dictionary<DateTimeOffset, int> _places;
    private readonly Dictionary<TKey, long[]> _ofOne;
    private readonly long[] _all;

    public BucketValues(BucketSize size, IReadOnlyList<HistoryBucket> buckets, IEnumerable<TKey> keys)
    {
        _size = size;
        _places = buckets
            .Select((bucket, place) => (Start: Buckets.StartOf(size, bucket.Start), place))
            .ToDictionary(pair => pair.Start, pair => pair.place);
        _all = new long[buckets.Count];
        _ofOne = keys.ToDictionary(key => key, _ => new long[buckets.Count]);
    }

    /// <summary>What is not of those asked for.</summary>
    public IReadOnlyList<long> Others =>
        [.. _all.Select((value, place) => value - _ofOne.Values.Sum(values => values[place]))];

    public IReadOnlyList<long> Of(TKey key) => _ofOne[key];

    /// <summary>Counts something of one, whether or not it is one of those asked for.</summary>
    public void Add(TKey key, DateTimeOffset time, long value)
    {
        AddToAll(time, value);
        if (_ofOne.ContainsKey(key))
        {
            AddToOne(key, time, value);
        }
    }

    /// <summary>Counts something of all together.</summary>
    public void AddToAll(DateTimeOffset time, long value) => _all[Place(time)] += value;

    /// <summary>Counts something of one of those asked for that is in the sum of all already.</summary>
    public void AddToOne(TKey key, DateTimeOffset time, long value) => _ofOne[key][Place(time)] += value;

    private int Place(DateTimeOffset time) => _places[Buckets.StartOf(_size, time)];
}
