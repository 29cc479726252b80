using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>
/// An account's new sessions of a period, minute by minute, at any starting limit. Every attempt of the record counts as
/// a session that was wanted in its minute, the refused ones too. Pure.
/// </summary>
internal static class StreamingReplay
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What really happened.</summary>
    /// <param name="minutes">The minutes with traffic.</param>
    /// <param name="history">The limit of all minutes, as the chart and the rises and falls show it.</param>
    public static StreamingReplayFigures Recorded(
        IReadOnlyList<StreamingMinute> minutes,
        IReadOnlyList<StreamingSpan> history
    ) =>
        new()
        {
            RefusedMinutes = minutes.Count(minute => minute.Refused > 0),
            Refused = minutes.Sum(minute => minute.Refused),
            Opened = minutes.Sum(minute => minute.Opened),
            PeakOpened = minutes.Select(minute => minute.Opened).DefaultIfEmpty().Max(),
            HighestLimit = history.Select(span => span.Limit).DefaultIfEmpty().Max(),
        };

    /// <summary>What would have happened: the limit begins at its start and scales from minute to minute.</summary>
    /// <param name="minutes">The minutes with traffic, oldest first.</param>
    /// <param name="terms">The starting limit, and whether it scales.</param>
    /// <param name="options">How it scales.</param>
    /// <param name="to">End of the period: a minute that begins before it has its limit, traffic or not.</param>
    public static StreamingReplayFigures At(
        IReadOnlyList<StreamingMinute> minutes,
        StreamingTerms terms,
        StreamingOptions options,
        DateTimeOffset to
    )
    {
        var figures = new StreamingReplayFigures();
        var (limit, next) = (terms.Start, minutes.Count == 0 ? default : minutes[0].Minute);
        foreach (var minute in minutes)
        {
            if (terms.Scales)
            {
                var idle = (minute.Minute - next).Ticks / Minute.Ticks;
                limit = StreamingScale.AfterIdle(limit, idle, terms.Start, options);
            }

            var wanted = minute.Opened + minute.Refused;
            var opened = Math.Min(wanted, limit);
            figures = figures with
            {
                RefusedMinutes = figures.RefusedMinutes + (wanted > opened ? 1 : 0),
                Refused = figures.Refused + wanted - opened,
                Opened = figures.Opened + opened,
                PeakOpened = Math.Max(figures.PeakOpened, opened),
                HighestLimit = Math.Max(figures.HighestLimit, limit),
            };
            limit = terms.Scales ? StreamingScale.Next(limit, opened, terms.Start, options) : terms.Start;
            next = minute.Minute + Minute;
            if (next < to)
            {
                figures = figures with { HighestLimit = Math.Max(figures.HighestLimit, limit) };
            }
        }

        return figures;
    }
}
