using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation;

/// <summary>What clients, workers and people outside know: only what they were told.</summary>
internal sealed class Parties
{
    private const int Remembered = 200;

    /// <summary>Accounts whose registration was answered.</summary>
    public List<string> Accounts { get; } = [];

    /// <summary>Every acknowledged transcript, and its account.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    /// <summary>Some acknowledged ids, to be sent again.</summary>
    public Queue<(string AccountId, string Id)> Ids { get; } = new();

    /// <summary>Leases that a worker works on.</summary>
    public List<LeaseKey> Held { get; } = [];

    /// <summary>Leases that were held once: ended, expired, or their worker died.</summary>
    public Queue<LeaseKey> Past { get; } = new();

    /// <summary>Sessions whose opening was answered.</summary>
    public List<string> Sessions { get; } = [];

    public void Registered(string accountId)
    {
        if (!Accounts.Contains(accountId))
        {
            Accounts.Add(accountId);
        }
    }

    public void Accepted(string accountId, IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            Acknowledged[id] = accountId;
            Remember(Ids, (accountId, id));
        }
    }

    public void Leased(IEnumerable<Lease> leases) =>
        Held.AddRange(leases.Select(lease => new LeaseKey(lease.Id, lease.LeaseToken)));

    /// <summary>A worker lets go of what is no longer its own.</summary>
    public void Lost(IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            Held.RemoveAll(lease => ids.Contains(lease.Id));
        }
    }

    /// <summary>A worker is done with one, or dead.</summary>
    public LeaseKey LetGo(int index)
    {
        var lease = Held[index];
        Held[index] = Held[^1];
        Held.RemoveAt(Held.Count - 1);
        Remember(Past, lease);
        return lease;
    }

    private static void Remember<T>(Queue<T> memory, T item)
    {
        memory.Enqueue(item);
        if (memory.Count > Remembered)
        {
            memory.Dequeue();
        }
    }
}
