using System.Diagnostics;

namespace SupportConsole.Core.Engine;

/// <summary>
/// A request that is decided on locked rows, together with others, in one transaction. It names the rows it needs,
/// decides on them once they are locked, and answers its caller after the commit. A batch that failed is decided again
/// from the start, so a command keeps nothing from an earlier try.
/// </summary>
internal abstract class Command
{
    /// <summary>The span of the call that handed the command over; default when it is not traced.</summary>
    public ActivityContext Caller { get; set; }

    /// <summary>Approximate number of rows that it writes.</summary>
    public virtual int Weight => 1;

    /// <summary>Names the rows that the decision needs.</summary>
    public abstract void Require(CommandContext context);

    /// <summary>
    /// Decides before any command of the batch does, on the rows as they are in the tables. It is for what takes rows
    /// out of a line: once another command has made room, only the writes settle which rows that line gives.
    /// </summary>
    public virtual void DecideAhead(CommandContext context) { }

    /// <summary>Decides on locked rows; effects go into the context's row sets.</summary>
    public abstract void Decide(CommandContext context);

    /// <summary>Takes over what is known only after the writes: which transcripts started, what was leased.</summary>
    public virtual void Conclude(CommandContext context) { }

    /// <summary>Answers the caller: the decision is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the caller that nothing was done.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A command with an answer.</summary>
internal abstract class Command<TOutcome> : Command
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
            _answer.TrySetException(
                new InvalidOperationException($"{GetType().Name} was committed without an answer.")
            );
        }
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
