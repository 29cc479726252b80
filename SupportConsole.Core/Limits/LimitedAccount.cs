using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Limits;

/// <summary>
/// One locked account in a batch: its state as the decisions so far leave it, what is counted, and who gets the
/// transcripts that start.
/// </summary>
internal sealed class LimitedAccount(AccountState locked, DateTimeOffset minute, bool isNew = false)
{
    private readonly List<(List<string> Receiver, int Count)> _starts = [];
    private long _toTell;

    /// <summary>As it was when the batch began.</summary>
    public AccountState Locked { get; } = locked;

    /// <summary>As the decisions so far leave it.</summary>
    public AccountState State { get; private set; } = locked;

    /// <summary>True when this batch creates the account.</summary>
    public bool IsNew { get; } = isNew;

    public MinuteTally Tally { get; } = new(locked, minute);

    /// <summary>True when something is to be written.</summary>
    public bool IsTouched { get; private set; } = isNew;

    /// <summary>The minute that this batch brings to its end; null while it goes on.</summary>
    public ThrottleMinute? ClosedMinute { get; private set; }

    /// <summary>How many of the oldest waiting start in this batch.</summary>
    public int Starts => _starts.Sum(start => start.Count);

    /// <summary>Takes over a decision's state.</summary>
    public void Move(AccountState state)
    {
        State = state;
        IsTouched = true;
        Tally.Observe(state);
    }

    /// <summary>
    /// Takes over a drain; the ids of what starts go to <paramref name="receiver"/> once they are known.
    /// </summary>
    public void Move(DrainStep step, List<string> receiver)
    {
        Move(step.State);
        if (step.Starts > 0)
        {
            _starts.Add((receiver, step.Starts));
        }
    }

    /// <summary>
    /// Something about the account changed that is not in its state: pages hear of it, and its version moves.
    /// </summary>
    public void Touch() => IsTouched = true;

    /// <summary>Takes money for work that holds no slot.</summary>
    public void Charge(Money cost)
    {
        if (cost != Money.Zero)
        {
            Move(State with { Balance = State.Balance - cost });
        }
    }

    /// <summary>Counts a refused session or request, where the balance is the reason.</summary>
    public void CountRefusal(NewWorkRefusal refusal)
    {
        if (refusal == NewWorkRefusal.NegativeBalance)
        {
            CountRefusals(1);
        }
    }

    /// <summary>Counts refusals, which change nothing but the history.</summary>
    public void CountRefusals(int pieces)
    {
        Tally.RefusedForBalance += pieces;
        IsTouched = true;
    }

    /// <summary>Counts a transcript that has to wait because of the limit.</summary>
    public void CountThrottled()
    {
        Tally.Throttled++;
        _toTell += State.IsPaused ? 0 : 1;
    }

    /// <summary>Counts what happened into the account's minute; a minute that is over becomes history.</summary>
    public void CloseMinute(LimitOptions limits)
    {
        var limit = EffectiveLimit.Of(State, limits).Value;
        var hasHistory =
            !Tally.IsEmpty
            || State.Running != Locked.Running
            || State.Queued != Locked.Queued
            || limit != EffectiveLimit.Of(Locked, limits).Value;
        if (hasHistory)
        {
            var minute = Tally.Figures(limit);
            State = State with { Minute = minute };
            ClosedMinute =
                Locked.Minute.IsOpen && Locked.Minute.Start != minute.Start
                    ? Locked.Minute.Close(State.AccountId, Locked.Running, Locked.Queued)
                    : null;
        }
    }

    /// <summary>
    /// The e-mail about the day's first throttled transcript, once everything of the batch is counted. The day never
    /// goes back: a clock that does must not make a second mail. A pause is support's act and no matter of the limit: the
    /// account hears at its end, when the limit still holds some of what came meanwhile.
    /// </summary>
    /// <returns>Null when nothing was throttled or the account has been told.</returns>
    public OutboxMessage? TakeThrottleMail(LimitOptions limits, DateTimeOffset now)
    {
        var isResumed = Locked.IsPaused && !State.IsPaused && !State.Disabled;
        var throttled = isResumed ? State.Queued : _toTell;
        if (throttled == 0 || ThrottleMail.DayOf(now) <= State.ThrottleMailDay)
        {
            return null;
        }

        State = State with { ThrottleMailDay = ThrottleMail.DayOf(now) };
        return ThrottleMail.Of(State, throttled, limits, now).ToMessage();
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
}
