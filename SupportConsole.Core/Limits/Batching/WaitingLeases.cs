namespace SupportConsole.Core.Limits.Batching;

/// <summary>Lease calls of this node that found nothing and wait. They take part in every batch until one starts something for them.</summary>
internal sealed class WaitingLeases
{
    private readonly List<LeaseCommand> _waiting = [];
    private int _count;

    /// <summary>How many wait; one that has just given up is counted until the next batch.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Lets all that still wait take part in a batch, the longest waiting first.</summary>
    public void Join(List<LimitCommand> batch)
    {
        batch.AddRange(_waiting.Where(lease => lease.TryJoin()));
        _waiting.Clear();
        Volatile.Write(ref _count, 0);
    }

    /// <summary>Keeps a command of a committed batch that goes on waiting.</summary>
    /// <returns>False when it is to be answered now.</returns>
    public bool Keep(LimitCommand command)
    {
        if (command is not LeaseCommand lease || !lease.TryWait())
        {
            return false;
        }

        _waiting.Add(lease);
        Volatile.Write(ref _count, _waiting.Count);
        return true;
    }

    /// <summary>Something was left for them in the table.</summary>
    public void LookAgain() => _waiting.ForEach(lease => lease.LooksInTable = true);

    /// <summary>Nothing will start any more.</summary>
    public void End()
    {
        _waiting.ForEach(lease => lease.GiveUp());
        _waiting.Clear();
    }
}
