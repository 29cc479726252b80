using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>One account while a batch is decided: its state as it goes, what it counts, and who gets the transcripts that start.</summary>
internal sealed class AccountBook(AccountState locked, DateTimeOffset minute, bool isNew = false)
{
    private readonly List<(List<string> Receiver, int Count)> _starts = [];

    /// <summary>As it was when the batch began.</summary>
    public AccountState Locked { get; } = locked;

    /// <summary>As the decisions so far leave it.</summary>
    public AccountState State { get; private set; } = locked;

    /// <summary>True when this batch creates the account.</summary>
    public bool IsNew { get; } = isNew;

    public MinuteTally Tally { get; } = StartTally(locked, minute);

    /// <summary>True when something is to be written.</summary>
    public bool IsTouched { get; private set; } = isNew;

    /// <summary>True when the minute's history has something to tell: a count, or figures that moved.</summary>
    public bool HasHistory(LimitOptions limits) =>
        !Tally.IsEmpty
        || State.Running != Locked.Running
        || State.Queued != Locked.Queued
        || EffectiveLimit.Of(State, limits).Value != EffectiveLimit.Of(Locked, limits).Value;

    /// <summary>How many of the oldest waiting start in this batch.</summary>
    public int Starts => _starts.Sum(start => start.Count);

    /// <summary>Takes over a decision's state.</summary>
    public void Move(AccountState state)
    {
        State = state;
        IsTouched = true;
        Tally.Observe(state);
    }

    /// <summary>Takes over a drain; the ids of what starts go to <paramref name="receiver"/> once they are known.</summary>
    public void Move(DrainStep step, List<string> receiver)
    {
        Move(step.State);
        if (step.Starts > 0)
        {
            _starts.Add((receiver, step.Starts));
        }
    }

    /// <summary>Counts refusals, which change nothing but the history.</summary>
    public void CountRefusals(int transcripts)
    {
        Tally.RefusedForBalance += transcripts;
        IsTouched = true;
    }

    /// <summary>Hands the started ids, oldest first, to the decisions that freed their slots.</summary>
    public void Distribute(IEnumerable<string> startedIds)
    {
        using var ids = startedIds.GetEnumerator();
        foreach (var (receiver, count) in _starts)
        {
            for (var taken = 0; taken < count && ids.MoveNext(); taken++)
            {
                receiver.Add(ids.Current);
            }
        }
    }

    private static MinuteTally StartTally(AccountState state, DateTimeOffset minute)
    {
        var tally = new MinuteTally(minute);
        tally.Observe(state);
        return tally;
    }
}
