using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Core.Throttling;

/// <summary>What a period comes to, counted minute by minute, without any of the product's short cuts.</summary>
internal sealed record MinuteByMinute(long Transcripts, long Minutes, long Episodes, int PeakQueued, long Refused);

/// <summary>
/// One account's minutes one after the other, lived through once for all the periods that are asked for.
/// </summary>
internal sealed class MinuteLine
{
    private readonly Dictionary<DateTimeOffset, ThrottleMinute> _rows;
    private readonly List<Lived> _minutes = [];
    private readonly DateTimeOffset _first;
    private readonly int _gap;
    private int _queued;
    private int _quiet = int.MaxValue / 2;

    /// <param name="rows">The account's, at most one a minute.</param>
    /// <param name="gap">Minutes of quiet that end an episode.</param>
    public MinuteLine(IReadOnlyCollection<ThrottleMinute> rows, int gap)
    {
        (_rows, _gap) = (rows.ToDictionary(row => row.Minute), gap);
        _first = rows.Count == 0 ? DateTimeOffset.MaxValue : _rows.Keys.Min();
    }

    public MinuteByMinute Count(DateTimeOffset from, DateTimeOffset to)
    {
        var (transcripts, minutes, episodes, peak, refused) = (0L, 0L, 0L, 0, 0L);
        for (var minute = from < _first ? _first : from; minute < to; minute = minute.AddMinutes(1))
        {
            var (row, waiting, begins) = At(minute);
            minutes += waiting > 0 ? 1 : 0;
            episodes += begins ? 1 : 0;
            peak = Math.Max(peak, waiting);
            transcripts += row?.Throttled ?? 0;
            refused += row?.RefusedForBalance ?? 0;
        }

        return new(transcripts, minutes, episodes, peak, refused);
    }

    private Lived At(DateTimeOffset minute)
    {
        var place = (int)(minute - _first).TotalMinutes;
        while (_minutes.Count <= place)
        {
            var row = _rows.GetValueOrDefault(_first.AddMinutes(_minutes.Count));
            var waiting = row?.PeakQueued ?? _queued;
            _minutes.Add(new(row, waiting, waiting > 0 && _quiet >= _gap));
            _queued = row?.EndQueued ?? _queued;
            _quiet = waiting > 0 ? 0 : _quiet + 1;
        }

        return _minutes[place];
    }

    /// <summary>A minute as it was.</summary>
    /// <param name="Row">Null when nothing was written in it.</param>
    /// <param name="Waiting">The most that waited.</param>
    /// <param name="Begins">True when an episode begins in it.</param>
    private sealed record Lived(ThrottleMinute? Row, int Waiting, bool Begins);
}
