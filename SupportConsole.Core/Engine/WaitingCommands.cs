namespace SupportConsole.Core.Engine;

/// <summary>Commands of this node that wait. They take part in every batch until one has something for them.</summary>
internal sealed class WaitingCommands
{
    private readonly List<Command> _waiting = [];
    private int _count;

    /// <summary>How many wait; one that has just given up is counted until the next batch.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Lets all that still wait take part in a batch, the longest waiting first.</summary>
    public void Join(List<Command> batch)
    {
        batch.AddRange(_waiting.Where(command => ((IWaitingCommand)command).TryJoin()));
        _waiting.Clear();
        Volatile.Write(ref _count, 0);
    }

    /// <summary>Keeps a command of a committed batch that goes on waiting.</summary>
    /// <returns>False when it is to be answered now.</returns>
    public bool Keep(Command command)
    {
        if (command is not IWaitingCommand waiting || !waiting.TryWait())
        {
            return false;
        }

        _waiting.Add(command);
        Volatile.Write(ref _count, _waiting.Count);
        return true;
    }

    /// <summary>Tells all that wait that something was left for them in the tables.</summary>
    public void Wake() => _waiting.ForEach(command => ((IWaitingCommand)command).Wake());

    /// <summary>Answers all that wait: no batch follows.</summary>
    public void End()
    {
        _waiting.ForEach(command => ((IWaitingCommand)command).GiveUp());
        _waiting.Clear();
    }
}
