namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// What an account opened in each minute, and the limit that was in force: worked out from the sessions alone.
/// </summary>
internal sealed class SessionMinutes
{
    public const long Length = 60_000;

    private readonly CrashAccount _account;
    private readonly Dictionary<long, List<long>> _opened;
    private readonly long _first;

    public SessionMinutes(CrashAccount account, Evidence evidence)
    {
        _account = account;
        _opened = evidence
            .Snapshot.Sessions.Where(row => row.Account == account.Id)
            .GroupBy(row => Of(row.Opened))
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Opened).ToList());
        _first = _opened.Count == 0 ? long.MaxValue : _opened.Keys.Min();
    }

    /// <summary>Minutes in which sessions were opened.</summary>
    public IEnumerable<long> All => _opened.Keys;

    /// <summary>The start of the minute of a time.</summary>
    public static long Of(long time) => time / Length * Length;

    public int Opened(long minute) => _opened.TryGetValue(minute, out var times) ? times.Count : 0;

    /// <summary>Opened in this minute up to a time.</summary>
    public int Opened(long minute, long until) =>
        _opened.TryGetValue(minute, out var times) ? times.Count(time => time <= until) : 0;

    /// <summary>The limit of a minute: moved by the use of every minute before it.</summary>
    public int Limit(long minute)
    {
        var limit = _account.Rates.Sessions;
        for (var before = _first; before < minute && _account.Rates.Scales; before += Length)
        {
            limit = Next(limit, Opened(before));
        }

        return limit;
    }

    private int Next(int limit, int opened)
    {
        var use = (decimal)opened / limit;
        var next =
            use >= 0.7m ? Math.Max(limit + 1, Rounded(limit * 1.1m))
            : use >= 0.5m ? limit
            : Rounded(limit / 1.1m);
        return Math.Max(_account.Rates.Sessions, next);
    }

    private static int Rounded(decimal limit) => (int)decimal.Round(limit, 0, MidpointRounding.AwayFromZero);
}
