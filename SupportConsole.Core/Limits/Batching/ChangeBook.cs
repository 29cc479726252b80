using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Escalations and limit changes of a batch: as they were read, as the decisions so far leave them, and what is to be written.</summary>
internal sealed class ChangeBook
{
    private readonly Dictionary<string, Escalation> _escalations = [];
    private readonly Dictionary<string, string> _waiting = [];
    private readonly Dictionary<string, LimitChange> _last = [];
    private readonly Dictionary<string, Escalation> _new = [];
    private readonly Dictionary<string, Escalation> _ended = [];

    /// <summary>As they are at the end of the batch, which may have ended them.</summary>
    public IReadOnlyCollection<Escalation> NewEscalations => _new.Values;

    /// <summary>Those that waited before the batch and no longer do.</summary>
    public IReadOnlyCollection<Escalation> EndedEscalations => _ended.Values;

    public List<LimitChange> NewChanges { get; } = [];

    public Escalation? Escalation(string id) => _escalations.GetValueOrDefault(id);

    /// <summary>The account's escalation that nobody has decided, lapsed or not.</summary>
    public Escalation? Waiting(string accountId) => _waiting.TryGetValue(accountId, out var id) ? _escalations[id] : null;

    /// <summary>The account's last change; known only when a command asked for it.</summary>
    public LimitChange? Last(string accountId) => _last.GetValueOrDefault(accountId);

    public void Load(Escalation escalation)
    {
        _escalations[escalation.Id] = escalation;
        Note(escalation);
    }

    public void Load(LimitChange change) => _last[change.AccountId] = change;

    public void Add(Escalation escalation)
    {
        _new.Add(escalation.Id, escalation);
        Load(escalation);
    }

    public void Add(LimitChange change)
    {
        NewChanges.Add(change);
        _last[change.AccountId] = change;
    }

    /// <summary>It waits no longer.</summary>
    public void End(Escalation escalation)
    {
        (_new.ContainsKey(escalation.Id) ? _new : _ended)[escalation.Id] = escalation;
        Load(escalation);
    }

    private void Note(Escalation escalation)
    {
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
