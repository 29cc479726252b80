using System.Diagnostics;

namespace SupportConsole.Core.Limits;

/// <summary>
/// The async concurrency limit as pure functions of one account's state: no clock, no I/O. Which transcripts are meant
/// follows from their sequence, so that counts are enough here: what starts is always the oldest waiting.
/// </summary>
/// <remarks>
/// Invariant of every step: running is at most the greater of the effective limit and what ran before.
/// </remarks>
public static class AsyncLimiter
{
    /// <summary>
    /// A new transcript: starts when there is room and nobody waits, else goes to the end of the queue.
    /// </summary>
    public static SubmitStep Submit(AccountState state, LimitOptions limits, DateTimeOffset now)
    {
        var sequence = state.NextSequence;
        var starts = state.Queued == 0 && state.Running < EffectiveLimit.Of(state, limits).Value;
        var next = starts
            ? state with
            {
                Running = state.Running + 1,
                NextSequence = sequence + 1,
            }
            : state with
            {
                Queued = state.Queued + 1,
                NextSequence = sequence + 1,
                ThrottledSince = state.ThrottledSince ?? now,
            };
        Check(state, next, limits);
        return new(next, sequence, starts ? 0 : next.Queued)
        {
            IsHeldByPause = EffectiveLimit.IsHeldByPause(state, state.Demand, limits),
        };
    }

    /// <summary>
    /// A running transcript ended: its slot is free, its cost is charged, and the oldest waiting start as far as there
    /// is room.
    /// </summary>
    /// <param name="state">The account; at least one is running.</param>
    /// <param name="cost">Charged on success; zero otherwise.</param>
    /// <param name="limits">Plan defaults.</param>
    public static DrainStep Finish(AccountState state, Money cost, LimitOptions limits)
    {
        Debug.Assert(state.Running > 0, $"{state.AccountId}: a transcript finished while none was running");
        return Drain(state with { Running = state.Running - 1, Balance = state.Balance - cost }, limits);
    }

    /// <summary>
    /// A lease expired: the transcript gives its slot back and goes to the front of the queue, and starts again at once
    /// when there is room.
    /// </summary>
    public static DrainStep Requeue(AccountState state, LimitOptions limits, DateTimeOffset now)
    {
        Debug.Assert(state.Running > 0, $"{state.AccountId}: a lease expired while none was running");
        var waiting = state with
        {
            Running = state.Running - 1,
            Queued = state.Queued + 1,
            ThrottledSince = state.ThrottledSince ?? now,
        };
        return Drain(waiting, limits);
    }

    /// <summary>
    /// A waiting transcript is cancelled and leaves the line. Nothing starts by it: those that wait do so because there
    /// is no room.
    /// </summary>
    /// <param name="state">The account; at least one is waiting.</param>
    /// <param name="sequence">The transcript's place in line, which stays empty.</param>
    public static AccountState Cancel(AccountState state, long sequence)
    {
        Debug.Assert(state.Queued > 0, $"{state.AccountId}: a transcript was cancelled while none was waiting");
        var queued = state.Queued - 1;
        var next = state with
        {
            Queued = queued,
            ThrottledSince = queued == 0 ? null : state.ThrottledSince,
            CanceledUpTo = queued == 0 ? state.CanceledUpTo : Math.Max(state.CanceledUpTo, sequence),
        };
        next.AssertInvariants();
        return next;
    }

    /// <summary>
    /// Starts the oldest waiting as far as the limit in force allows: after a raise, a deposit, a freed slot.
    /// </summary>
    public static DrainStep Drain(AccountState state, LimitOptions limits)
    {
        var room = EffectiveLimit.Of(state, limits).Value - state.Running;
        var starts = Math.Max(0, Math.Min(room, state.Queued));
        var queued = state.Queued - starts;
        var next = state with
        {
            Running = state.Running + starts,
            Queued = queued,
            ThrottledSince = queued == 0 ? null : state.ThrottledSince,
        };
        Check(state, next, limits);
        return new(next, starts);
    }

    [Conditional("DEBUG")]
    private static void Check(AccountState before, AccountState after, LimitOptions limits)
    {
        after.AssertInvariants();
        Debug.Assert(
            after.Running <= Math.Max(EffectiveLimit.Of(after, limits).Value, before.Running),
            $"{after.AccountId}: {after.Running} running, {before.Running} before, limit "
                + $"{EffectiveLimit.Of(after, limits).Value}"
        );
    }
}

/// <summary>What a submit did.</summary>
/// <param name="State">The account afterwards.</param>
/// <param name="Sequence">The transcript's place in line.</param>
/// <param name="QueuePosition">0 when it started, else 1 for the next to start.</param>
public readonly record struct SubmitStep(AccountState State, long Sequence, int QueuePosition)
{
    /// <summary>True when it started at once.</summary>
    public bool Started => QueuePosition == 0;

    /// <summary>True when it waits only because the queue is paused: the limit has room for it.</summary>
    public bool IsHeldByPause { get; init; }
}

/// <summary>What a drain did.</summary>
/// <param name="State">The account afterwards.</param>
/// <param name="Starts">How many of the oldest waiting start.</param>
public readonly record struct DrainStep(AccountState State, int Starts);
