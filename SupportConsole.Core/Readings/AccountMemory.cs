using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Readings;

/// <summary>
/// What is known of an account from the reading before, and cannot change: minutes that are over, and
/// <see cref="AccountRecords"/>. Whether there is more is told by the account's row alone, so that it is exact
/// whichever node wrote. One reading at a time uses it.
/// </summary>
internal sealed class AccountMemory
{
    private readonly List<ThrottleMinute> _over = [];
    private List<RefusedMinute> _refused = [];
    private (DateTimeOffset Seen, DateTimeOffset Start)? _episode;
    private bool _isWhole;

    /// <summary>
    /// Start of the minute that was in progress; everything before it is known. Null before the first reading.
    /// </summary>
    public DateTimeOffset? KnownTo { get; private set; }

    public AccountRecords Records { get; set; } = AccountRecords.None;

    /// <summary>Transcripts cancelled in the hour, as last counted, and for which minute and figures; null before.</summary>
    public ((DateTimeOffset Minute, long Suspected) Key, long Count)? Canceled { get; set; }

    /// <summary>Begins anew when the database is not the one that was read.</summary>
    public void Check(AccountRow row)
    {
        if (row.State.Minute.Start < KnownTo || Records.IsForeignTo(row))
        {
            _over.Clear();
            (_refused, _episode, _isWhole, KnownTo, Records) = ([], null, false, null, AccountRecords.None);
            Canceled = null;
        }
    }

    /// <summary>Adds the minutes that are over since.</summary>
    /// <param name="state">The account's row.</param>
    /// <param name="minutes">
    /// Its minutes from <see cref="KnownTo"/> on, oldest first; those at or after the row's own are ignored.
    /// </param>
    /// <param name="refused">The same for minutes with refusals, which at the first reading lie further back.</param>
    /// <param name="isWhole">True at the first reading when the account has no earlier minutes.</param>
    public void Add(
        AccountState state,
        IEnumerable<ThrottleMinute> minutes,
        IEnumerable<RefusedMinute> refused,
        bool isWhole = false
    )
    {
        _isWhole |= isWhole;
        _over.AddRange(minutes.Where(minute => minute.Minute < state.Minute.Start));
        _refused.AddRange(refused.Where(minute => minute.Start < state.Minute.Start));
        KnownTo = state.Minute.Start;
    }

    /// <summary>
    /// The minutes since a time and the last one before it, oldest first, the one in progress last. Earlier ones are
    /// forgotten.
    /// </summary>
    public IReadOnlyList<ThrottleMinute> Minutes(AccountState state, DateTimeOffset from)
    {
        var before = _over.FindLastIndex(minute => minute.Minute < from);
        if (before > 0)
        {
            _over.RemoveRange(0, before);
            _isWhole = false;
        }

        if (!state.Minute.IsOpen)
        {
            return [.. _over];
        }

        var open = state.Minute.Close(state.AccountId, state.Running, state.Queued);
        return open.Minute < from ? [open] : [.. _over, open];
    }

    /// <summary>
    /// Pieces of work refused for negative balance since a time, and in which minute last. Earlier ones are forgotten.
    /// </summary>
    public (long Pieces, DateTimeOffset? Last) Refused(AccountState state, DateTimeOffset since)
    {
        _refused = [.. _refused.Where(minute => minute.Start >= since)];
        IEnumerable<RefusedMinute> all =
            state.Minute is { RefusedForBalance: > 0 } open && open.Start >= since
                ? [.. _refused, new(open.Start, open.RefusedForBalance)]
                : _refused;
        return (all.Sum(minute => minute.Count), all.Any() ? all.Max(minute => minute.Start) : null);
    }

    /// <summary>
    /// The start of the episode that goes on, as <see cref="EpisodeStart"/> defines it; null when the minutes known do
    /// not reach back to it.
    /// </summary>
    public DateTimeOffset? EpisodeSince(
        DateTimeOffset queueSince,
        IReadOnlyList<ThrottleMinute> minutes,
        DateTimeOffset now,
        TimeSpan gap
    )
    {
        var throttled = minutes
            .Where(minute => minute.PeakQueued > 0)
            .Reverse()
            .Select(minute => new ThrottledMinute(minute.Minute, minute.EndQueued > 0));
        var start = EpisodeStart.Of(queueSince, throttled, gap);
        var reach = minutes.Count == 0 ? queueSince : minutes[0].Minute;
        if (_isWhole || start >= reach + TimeSpan.FromMinutes(1) + gap)
        {
            return Remember(now, start);
        }

        // It reaches back to a time at which the same episode was seen already. Beyond the look-back, it is looked for
        // again.
        return
            _episode is { } known
            && start <= known.Seen
            && known.Start >= EpisodeStart.LookBackOf(queueSince) + TimeSpan.FromMinutes(1) + gap
            ? Remember(now, known.Start)
            : null;
    }

    /// <summary>Keeps the start of the episode that goes on.</summary>
    public DateTimeOffset Remember(DateTimeOffset now, DateTimeOffset start)
    {
        _episode = (now, start);
        return start;
    }
}

/// <summary>A minute in which work was refused for negative balance.</summary>
/// <param name="Start">Start of the minute, UTC.</param>
/// <param name="Count">Pieces of work.</param>
internal readonly record struct RefusedMinute(DateTimeOffset Start, long Count);
