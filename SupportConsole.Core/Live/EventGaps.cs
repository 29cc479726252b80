namespace SupportConsole.Core.Live;

/// <summary>
/// Numbers that were passed over while tailing: on a server two commits may become visible out of the order of their
/// numbers. Each is looked for again for a while; one that a rolled back transaction took never comes.
/// </summary>
internal sealed class EventGaps
{
    private const int MaximumGaps = 1_000;

    /// <summary>
    /// Numbers looked for at either end of a gap: what is in flight was given out near one that is visible. A server
    /// that stopped without a word goes on thousands of numbers later (SQL Server's identity cache), and those in
    /// between were never given out.
    /// </summary>
    private const int Reach = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, DateTimeOffset> _gaps = [];

    /// <summary>The numbers still looked for.</summary>
    public IReadOnlyCollection<long> Open(DateTimeOffset now)
    {
        foreach (var old in _gaps.Where(gap => now - gap.Value > Patience).Select(gap => gap.Key).ToList())
        {
            _gaps.Remove(old);
        }

        return [.. _gaps.Keys];
    }

    /// <summary>
    /// Takes note of a number that was read; those between it and <paramref name="last"/> are missing.
    /// </summary>
    public void Read(long id, long last, DateTimeOffset now)
    {
        _gaps.Remove(id);
        for (var missing = last + 1; missing < id && _gaps.Count < MaximumGaps; missing++)
        {
            if (missing > last + Reach && missing < id - Reach)
            {
                missing = id - Reach;
            }

            _gaps[missing] = now;
        }
    }
}
