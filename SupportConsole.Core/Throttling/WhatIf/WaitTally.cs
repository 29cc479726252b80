namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>Adds waits up to figures.</summary>
internal sealed class WaitTally
{
    private const long Minute = 60_000;

    private readonly long _from;
    private readonly long _to;
    private readonly int[] _changes;
    private readonly long[] _waits;
    private long _transcripts;
    private int _throttled;
    private long _total;
    private long _longest;
    private long _waitingAtEnd;

    /// <param name="from">Start of the period.</param>
    /// <param name="to">End of the period.</param>
    /// <param name="atMost">How many transcripts there are.</param>
    public WaitTally(long from, long to, int atMost)
    {
        (_from, _to) = (from, to);
        _changes = new int[(int)((to - 1) / Minute - from / Minute) + 2];
        _waits = new long[atMost];
    }

    /// <summary>Counts a transcript that started, or waits, in the period.</summary>
    public void Add(long submitted, long started)
    {
        _transcripts++;
        _waitingAtEnd += started >= _to ? 1 : 0;
        var (begin, end) = (Math.Max(submitted, _from), Math.Min(started, _to));
        if (begin >= end)
        {
            return;
        }

        // Where the number of those that wait rises and falls, by minute: a long wait costs no more than a short one.
        _changes[(int)(begin / Minute - _from / Minute)]++;
        _changes[(int)((end - 1) / Minute - _from / Minute) + 1]--;
        _waits[_throttled++] = end - begin;
        _total += end - begin;
        _longest = Math.Max(_longest, end - begin);
    }

    public ReplayFigures Figures(int peakRunning) =>
        new()
        {
            ThrottledMinutes = ThrottledMinutes(),
            ThrottledTranscripts = _throttled,
            P95Wait = TimeSpan.FromMilliseconds(Percentile(95)),
            LongestWait = TimeSpan.FromMilliseconds(_longest),
            TotalWait = TimeSpan.FromMilliseconds(_total),
            PeakRunning = peakRunning,
            WaitingAtEnd = _waitingAtEnd,
        };

    private int ThrottledMinutes()
    {
        var (waiting, minutes) = (0, 0);
        foreach (var change in _changes.AsSpan()[..^1])
        {
            waiting += change;
            minutes += waiting > 0 ? 1 : 0;
        }

        return minutes;
    }

    private long Percentile(int percent)
    {
        var rank = (_transcripts * percent + 99) / 100;
        var notWaited = _transcripts - _throttled;
        if (rank <= notWaited)
        {
            return 0;
        }

        _waits.AsSpan(0, _throttled).Sort();
        return _waits[rank - notWaited - 1];
    }
}
