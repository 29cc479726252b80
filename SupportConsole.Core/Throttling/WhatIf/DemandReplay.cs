using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>
/// An account's recorded demand of a period, replayed first in, first out at any limit. Pure. What ran when the period
/// began keeps its record; everything else starts as soon as the limit has room. A raise never makes a wait longer.
/// Memory: some 60 bytes a transcript.
/// </summary>
internal sealed class DemandReplay
{
    private const int Step = 0x3FFF;
    private const long UnknownDuration = 60_000;

    private readonly Demand[] _demand;
    private readonly int _count;
    private readonly long _from;
    private readonly long _to;

    /// <summary>Takes a demand over and puts it into the order of the line.</summary>
    /// <param name="demand">
    /// Transcripts that had not finished when the period began, and were submitted before it ended. Is sorted and kept.
    /// </param>
    /// <param name="count">How many of them count, from the first.</param>
    /// <param name="from">Start of the period, milliseconds since the Unix epoch.</param>
    /// <param name="to">Its end, later than the start: the present.</param>
    public DemandReplay(Demand[] demand, int count, long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        (_demand, _count, _from, _to) = (demand, count, from, to);
        _demand.AsSpan(0, count).Sort();
        MeanDuration = Mean();
    }

    /// <summary>Transcripts in the replay.</summary>
    public int Transcripts => _count;

    /// <summary>How many of them have not finished, so that their duration is the mean.</summary>
    public int Unfinished { get; private set; }

    /// <summary>
    /// Mean processing duration in milliseconds, of those that finished; of those that run when none has; a minute when
    /// none runs.
    /// </summary>
    public long MeanDuration { get; }

    /// <summary>What really happened.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // The first replay after a start is as long as any: its loop does not wait to be found hot.
    public ReplayFigures Recorded(CancellationToken cancellationToken = default)
    {
        var (tally, running, peak) = (new WaitTally(_from, _to, _count), new PriorityQueue<long, long>(), 0);
        var order = InOrderOfStart();
        for (var index = 0; index < _count; index++)
        {
            ThrowIfCancelled(index, cancellationToken);
            var transcript = order[index];
            if (transcript.Started < _to)
            {
                Free(running, Math.Max(transcript.Started, _from));
                var finished = FinishOf(transcript);
                running.Enqueue(finished, finished);
                peak = Math.Max(peak, running.Count);
            }

            if (transcript.Started >= _from)
            {
                tally.Add(transcript.Submitted, transcript.Started);
            }
        }

        return tally.Figures(peak);
    }

    /// <summary>What would have happened.</summary>
    /// <param name="limit">The limit in force for the whole period, at least 1.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReplayFigures At(
        int limit,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var running = RunningAtStart();
        var (tally, peak, last) = (new WaitTally(_from, _to, _count), running.Count, _from);
        for (var index = 0; index < _count; index++)
        {
            if (ThrowIfCancelled(index, cancellationToken))
            {
                progress?.Report((double)index / _count);
            }

            var transcript = _demand[index];
            if (transcript.Started < _from)
            {
                continue;
            }

            // Never before the one in front of it.
            last = Math.Max(last, transcript.Submitted);
            Free(running, last);
            while (running.Count >= limit && last < _to)
            {
                last = running.Peek();
                Free(running, last);
            }

            tally.Add(transcript.Submitted, last);
            if (last < _to)
            {
                var finished = last + DurationOf(transcript);
                running.Enqueue(finished, finished);
                peak = Math.Max(peak, running.Count);
            }
        }

        return tally.Figures(peak);
    }

    private static void Free(PriorityQueue<long, long> running, long now)
    {
        while (running.TryPeek(out var finished, out _) && finished <= now)
        {
            running.Dequeue();
        }
    }

    private static bool ThrowIfCancelled(int index, CancellationToken cancellationToken)
    {
        var due = (index & Step) == 0;
        if (due)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return due;
    }

    /// <summary>Those whose worker was lost started out of line; without any, the line is that order.</summary>
    private Demand[] InOrderOfStart()
    {
        for (var index = 1; index < _count; index++)
        {
            if (_demand[index].Started < _demand[index - 1].Started)
            {
                var order = _demand.AsSpan(0, _count).ToArray();
                order
                    .AsSpan()
                    .Sort(
                        static (one, other) =>
                            one.Started != other.Started ? one.Started.CompareTo(other.Started) : one.CompareTo(other)
                    );
                return order;
            }
        }

        return _demand;
    }

    private PriorityQueue<long, long> RunningAtStart()
    {
        var running = new PriorityQueue<long, long>();
        foreach (var transcript in _demand.AsSpan(0, _count))
        {
            if (transcript.Started < _from)
            {
                var finished = FinishOf(transcript);
                running.Enqueue(finished, finished);
            }
        }

        return running;
    }

    /// <summary>What runs still does so beyond the period's end, whatever the mean is.</summary>
    private long FinishOf(Demand transcript)
    {
        Debug.Assert(transcript.Started != Demand.Never, "what has not started has no end");
        return transcript.Finished != Demand.Never ? transcript.Finished : transcript.Started + DurationOf(transcript);
    }

    private long DurationOf(Demand transcript) =>
        transcript switch
        {
            { Finished: not Demand.Never } => Math.Max(0, transcript.Finished - transcript.Started),
            { Started: not Demand.Never } => Math.Max(MeanDuration, _to + 1 - transcript.Started),
            _ => MeanDuration,
        };

    private long Mean()
    {
        var (finished, duration, ran, soFar) = (0L, 0L, 0L, 0L);
        foreach (var transcript in _demand.AsSpan(0, _count))
        {
            if (transcript.Finished != Demand.Never)
            {
                finished++;
                duration += Math.Max(0, transcript.Finished - transcript.Started);
            }
            else if (transcript.Started != Demand.Never)
            {
                ran++;
                soFar += Math.Max(0, _to - transcript.Started);
            }
        }

        Unfinished = (int)(_count - finished);
        return finished > 0 ? duration / finished
            : ran > 0 && soFar > 0 ? soFar / ran
            : UnknownDuration;
    }
}
