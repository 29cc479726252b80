using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Tests.Core.Throttling.WhatIf;

/// <summary>A limit lived event by event, with lists and loops only: slow and plain.</summary>
internal static class NaiveReplay
{
    private const long Minute = 60_000;

    /// <summary>When each of a line of transcripts starts under a limit, from an empty house.</summary>
    public static List<Demand> Live(IReadOnlyList<(long Submitted, long Duration)> line, int limit)
    {
        var started = Starts(
            [.. line.Select(transcript => (transcript.Submitted, transcript.Duration))],
            [],
            limit,
            begin: 0
        );
        return
        [
            .. line.Zip(started, (transcript, start) =>
                new Demand(transcript.Submitted, start, start + transcript.Duration)
            ),
        ];
    }

    /// <summary>
    /// What the tables know at a time: starts and ends that lie ahead have not happened; what had ended by the start is
    /// not read.
    /// </summary>
    public static List<Demand> Record(IEnumerable<Demand> lived, long from, long to) =>
        [
            .. lived
                .Where(transcript => transcript.Submitted < to && transcript.Finished > from)
                .Select(transcript =>
                    transcript with
                    {
                        Started = transcript.Started < to ? transcript.Started : Demand.Never,
                        Finished = transcript.Finished < to ? transcript.Finished : Demand.Never,
                    }
                ),
        ];

    /// <summary>The figures of a record as it is.</summary>
    public static ReplayFigures Recorded(IReadOnlyList<Demand> record, long from, long to)
    {
        var running = record
            .Where(transcript => transcript.Started < to)
            .Select(transcript =>
                (transcript.Started, Finished: transcript.Finished == Demand.Never ? to + 1 : transcript.Finished)
            )
            .ToList();
        return Figures(
            [
                .. record
                    .Where(transcript => transcript.Started >= from)
                    .Select(transcript => (transcript.Submitted, transcript.Started)),
            ],
            running,
            from,
            to
        );
    }

    /// <summary>The figures of a record at another limit.</summary>
    public static ReplayFigures At(IReadOnlyList<Demand> record, int limit, long from, long to)
    {
        var finished = record.Where(transcript => transcript.Finished != Demand.Never).ToList();
        var begun = record
            .Where(transcript => transcript is { Finished: Demand.Never, Started: not Demand.Never })
            .ToList();
        var mean =
            finished.Count > 0 ? finished.Sum(transcript => transcript.Finished - transcript.Started) / finished.Count
            : begun.Sum(transcript => to - transcript.Started) > 0
                ? begun.Sum(transcript => to - transcript.Started) / begun.Count
            : 60_000;
        long DurationOf(Demand transcript) =>
            transcript.Finished != Demand.Never ? transcript.Finished - transcript.Started
            : transcript.Started != Demand.Never ? Math.Max(mean, to + 1 - transcript.Started)
            : mean;
        var before = record
            .Where(transcript => transcript.Started < from)
            .Select(transcript => (transcript.Started, Finished: transcript.Started + DurationOf(transcript)))
            .ToList();
        var line = record
            .Where(transcript => transcript.Started >= from)
            .OrderBy(transcript => transcript.Submitted)
            .ThenBy(transcript => transcript.Started)
            .ThenBy(transcript => transcript.Finished)
            .ToList();
        var starts = Starts(
            [.. line.Select(transcript => (transcript.Submitted, DurationOf(transcript)))],
            [.. before.Select(one => one.Finished)],
            limit,
            from
        );
        var running = line.Zip(starts, (transcript, start) =>
                (Started: start, Finished: start + DurationOf(transcript))
            )
            .Where(one => one.Started < to);
        return Figures(
            [.. line.Zip(starts, (transcript, start) => (transcript.Submitted, start))],
            [.. before, .. running],
            from,
            to
        );
    }

    private static List<long> Starts(
        IReadOnlyList<(long Submitted, long Duration)> line,
        List<long> running,
        int limit,
        long begin
    )
    {
        var times = new SortedSet<long>(
            line.Select(transcript => Math.Max(begin, transcript.Submitted)).Concat(running)
        );
        var starts = new List<long>();
        while (times.Count > 0 && starts.Count < line.Count)
        {
            var now = times.Min;
            times.Remove(now);
            running.RemoveAll(finish => finish <= now);
            while (
                starts.Count < line.Count
                && running.Count < limit
                && line[starts.Count].Submitted <= now
                && now >= begin
            )
            {
                var finish = now + line[starts.Count].Duration;
                starts.Add(now);
                running.Add(finish);
                if (finish > now)
                {
                    times.Add(finish);
                }
                else
                {
                    running.Remove(finish);
                }
            }
        }

        return starts;
    }

    private static ReplayFigures Figures(
        List<(long Submitted, long Started)> line,
        List<(long Started, long Finished)> running,
        long from,
        long to
    )
    {
        var waits = line.Select(one => (From: Math.Max(from, one.Submitted), To: Math.Min(to, one.Started))).ToList();
        var lengths = waits.Select(wait => Math.Max(0, wait.To - wait.From)).Order().ToList();
        var minutes = Enumerable
            .Range(0, (int)(((to - 1) / Minute) - (from / Minute)) + 1)
            .Select(index => ((from / Minute) + index) * Minute);
        return new()
        {
            ThrottledMinutes = minutes.Count(minute =>
                waits.Exists(wait => wait.From < wait.To && wait.From < minute + Minute && wait.To > minute)
            ),
            ThrottledTranscripts = lengths.Count(length => length > 0),
            P95Wait = TimeSpan.FromMilliseconds(
                lengths.Count == 0 ? 0 : lengths[(int)Math.Ceiling(lengths.Count * 0.95) - 1]
            ),
            LongestWait = TimeSpan.FromMilliseconds(lengths.LastOrDefault()),
            TotalWait = TimeSpan.FromMilliseconds(lengths.Sum()),
            PeakRunning = running
                .Select(one => Math.Max(from, one.Started))
                .Select(now => running.Count(one => one.Started <= now && one.Finished > now))
                .DefaultIfEmpty()
                .Max(),
            WaitingAtEnd = line.Count(one => one.Started >= to),
        };
    }
}
