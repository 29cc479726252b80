using System.Globalization;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// Everything that happened, as a hash over all of it and the last few in words. Holds nothing that differs between two
/// runs of a seed: tokens and ids that the product draws at random are told by what they belong to.
/// </summary>
internal sealed class EventLog(int kept = 60)
{
    private readonly Entry[] _last = new Entry[kept];
    private long _count;

    /// <summary>FNV-1a over every entry so far.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void Add(long time, string who, string what, long first = 0, long second = 0)
    {
        _last[_count++ % kept] = new(time, who, what, first, second);
        Mix(who);
        Mix(what);
        Mix((ulong)time);
        Mix((ulong)first);
        Mix((ulong)second);
    }

    /// <summary>The last entries, oldest first.</summary>
    public IEnumerable<string> Last()
    {
        for (var index = Math.Max(0, _count - kept); index < _count; index++)
        {
            var (time, who, what, first, second) = _last[index % kept];
            var at = DateTimeOffset
                .FromUnixTimeMilliseconds(time)
                .ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            yield return $"{index, 8}  {at}  {who, -8} {what, -20} {first} {second}";
        }
    }

    private void Mix(string text)
    {
        foreach (var letter in text)
        {
            Hash = (Hash ^ letter) * 1099511628211;
        }
    }

    private void Mix(ulong number) => Hash = (Hash ^ number) * 1099511628211;

    private readonly record struct Entry(long Time, string Who, string What, long First, long Second);
}
