using System.Diagnostics;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>
/// Something asked of the limiter. It names the rows it needs, decides on them once they are locked, and answers
/// its caller after the commit. A batch that failed is decided again from the start, so a command keeps nothing from an earlier try.
/// </summary>
internal abstract class LimitCommand
{
    /// <summary>The span of the call that asked; default when it is not traced.</summary>
    public ActivityContext Caller { get; set; }

    /// <summary>How much work it is, about: rows written.</summary>
    public virtual int Weight => 1;

    /// <summary>Names the rows the decision needs.</summary>
    public abstract void Require(BatchRequirements requirements);

    /// <summary>Decides on locked rows; effects go into the batch.</summary>
    public abstract void Decide(LimitBatch batch);

    /// <summary>Takes back what only the writes know (which transcripts started, what was leased).</summary>
    public virtual void Conclude(LimitBatch batch)
    {
    }

    /// <summary>Adds what was decided to the batch's figures; called once it is committed.</summary>
    public virtual void Count(DecisionTally tally)
    {
    }

    /// <summary>Answers the caller: the decision is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the caller that nothing was done.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A command with an answer.</summary>
internal abstract class LimitCommand<TOutcome> : LimitCommand
    where TOutcome : class
{
    private readonly TaskCompletionSource<TOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TOutcome> Answer => _answer.Task;

    /// <summary>The answer, given once the batch is committed.</summary>
    protected TOutcome? Outcome { get; set; }

    public override void Acknowledge()
    {
        if (Outcome is { } outcome)
        {
            _answer.TrySetResult(outcome);
        }
        else
        {
            _answer.TrySetException(new InvalidOperationException($"{GetType().Name} was committed without an answer."));
        }
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
