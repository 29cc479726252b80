using SupportConsole.Core.Engine;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// Something that a client, a worker, a person or a background service asks for, until it is answered. The same wish
/// may be put to several nodes, one after the other, when no answer comes.
/// </summary>
internal abstract class Operation
{
    /// <summary>Rising, for the log.</summary>
    public long Number { get; set; }

    public abstract string Kind { get; }

    /// <summary>The call under way.</summary>
    public abstract Command Command { get; }

    /// <summary>True when the call under way has been committed, as the tables tell.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>True until the caller is answered, or told that nothing was done.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Asks again: a new call with the same request.</summary>
    public abstract void Call();

    /// <summary>
    /// What comes first of all that a batch decides: a waiting transcript is cancelled before anything makes room for it.
    /// </summary>
    public virtual void ReplayAhead(ModelBatch batch) { }

    /// <summary>Does to the model what the command must have done, and notes the answer it must give.</summary>
    public abstract void Replay(ModelBatch batch);

    /// <summary>Notes what only the end of the batch tells.</summary>
    public virtual void Conclude(ModelBatch batch) { }

    /// <summary>A waiting transcript started because of this operation.</summary>
    public virtual void Started(string transcriptId) { }

    /// <summary>Holds the answer against the model.</summary>
    /// <exception cref="ViolationException">It is another.</exception>
    public abstract void Answered(Parties parties);

    protected void Demand(bool holds, string expected, object? answer)
    {
        if (!holds)
        {
            throw new ViolationException($"{Kind} {Number}: answered {answer}, must be {expected}");
        }
    }
}

/// <summary>An operation with its command.</summary>
internal abstract class Operation<TOutcome> : Operation
    where TOutcome : class
{
    private Command<TOutcome>? _command;

    public sealed override Command Command => _command!;

    protected TOutcome Outcome =>
        _command!.Answer.IsCompletedSuccessfully
            ? _command.Answer.Result
            : throw new ViolationException(
                $"{Kind} {Number}: committed, but its caller got "
                    + $"{_command.Answer.Exception?.InnerException?.Message ?? "no answer"}"
            );

    public sealed override void Call()
    {
        IsCommitted = false;
        IsOpen = true;
        _command = Create();
    }

    protected abstract Command<TOutcome> Create();
}
