using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Escalations in a batch. One waits an account.</summary>
internal sealed class EscalationRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, Escalation> _escalations = [];
    private readonly Dictionary<string, string> _waiting = [];
    private readonly Dictionary<string, Escalation> _new = [];
    private readonly Dictionary<string, Escalation> _ended = [];
    private Pending<List<Escalation>>? _foundWaiting;
    private Pending<List<Escalation>>? _found;

    /// <summary>Ids of accounts whose waiting escalation is asked for.</summary>
    public HashSet<string> WaitingOf { get; } = [];

    /// <summary>Ids of escalations that are decided, waiting or not.</summary>
    public HashSet<string> Wanted { get; } = [];

    public Escalation? Find(string id) => _escalations.GetValueOrDefault(id);

    /// <summary>The account's escalation that nobody has decided, lapsed or not, whichever limit it is about.</summary>
    public Escalation? Waiting(string accountId) =>
        _waiting.TryGetValue(accountId, out var id) ? _escalations[id] : null;

    /// <summary>The same, when it is about this limit.</summary>
    public Escalation? Waiting(string accountId, LimitKind kind) =>
        Waiting(accountId) is { } waiting && waiting.Kind == kind ? waiting : null;

    public void Add(Escalation escalation)
    {
        _new.Add(escalation.Id, escalation);
        Take(escalation);
    }

    /// <summary>Ends an escalation that waits.</summary>
    public void End(Escalation escalation)
    {
        (_new.ContainsKey(escalation.Id) ? _new : _ended)[escalation.Id] = escalation;
        Take(escalation);
    }

    public override void Read()
    {
        var tables = context.Tables<IEscalationTables>();
        _foundWaiting = WaitingOf.Count == 0 ? null : tables.FindWaiting(WaitingOf);
        _found = Wanted.Count == 0 ? null : tables.Find(Wanted);
    }

    public override void Load()
    {
        foreach (var escalation in (_foundWaiting?.Value ?? []).Concat(_found?.Value ?? []))
        {
            Take(escalation);
        }
    }

    public override ValueTask WriteAsync()
    {
        // First those that end: one waits an account.
        var tables = context.Tables<IEscalationTables>();
        Writes.IfAny(_ended.Values, tables.End);
        Writes.IfAny(_new.Values, tables.Insert);
        return ValueTask.CompletedTask;
    }

    private void Take(Escalation escalation)
    {
        _escalations[escalation.Id] = escalation;
        if (escalation.State == EscalationState.Waiting)
        {
            _waiting[escalation.AccountId] = escalation.Id;
        }
        else if (_waiting.GetValueOrDefault(escalation.AccountId) == escalation.Id)
        {
            _waiting.Remove(escalation.AccountId);
        }
    }
}
