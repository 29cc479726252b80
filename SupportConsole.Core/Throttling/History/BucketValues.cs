namespace SupportConsole.Core.Throttling.History;

/// <summary>One value a bucket: of all accounts together, and of each of a few.</summary>
internal sealed class BucketValues
{
    private readonly BucketSize _size;
    private readonly Dictionary<DateTimeOffset, int> _places;
    private readonly Dictionary<string, long[]> _ofAccount;
    private readonly long[] _all;

    public BucketValues(BucketSize size, IReadOnlyList<HistoryBucket> buckets, IEnumerable<string> accountIds)
    {
        _size = size;
        _places = buckets.Select((bucket, place) => (Start: Buckets.StartOf(size, bucket.Start), place)).ToDictionary(pair => pair.Start, pair => pair.place);
        _all = new long[buckets.Count];
        _ofAccount = accountIds.ToDictionary(id => id, _ => new long[buckets.Count], StringComparer.Ordinal);
    }

    /// <summary>What is not of the accounts asked for.</summary>
    public IReadOnlyList<long> Others => [.. _all.Select((value, place) => value - _ofAccount.Values.Sum(values => values[place]))];

    public IReadOnlyList<long> Of(string accountId) => _ofAccount[accountId];

    /// <summary>Counts something of an account, whether or not it is one of those asked for.</summary>
    public void Add(string accountId, DateTimeOffset time, long value)
    {
        AddToAll(time, value);
        if (_ofAccount.ContainsKey(accountId))
        {
            AddToAccount(accountId, time, value);
        }
    }

    /// <summary>Counts something of all accounts together.</summary>
    public void AddToAll(DateTimeOffset time, long value) => _all[Place(time)] += value;

    /// <summary>Counts something of one of the accounts asked for that is in the sum of all already.</summary>
    public void AddToAccount(string accountId, DateTimeOffset time, long value) => _ofAccount[accountId][Place(time)] += value;

    private int Place(DateTimeOffset time) => _places[Buckets.StartOf(_size, time)];
}
