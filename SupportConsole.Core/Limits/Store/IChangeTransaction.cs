using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The part of an <see cref="ILimitTransaction"/> that limit changes and escalations need. The accounts are locked before.</summary>
internal interface IChangeTransaction
{
    /// <summary>The accounts' escalations that nobody has decided.</summary>
    Pending<List<Escalation>> FindWaitingEscalations(IReadOnlyCollection<string> accountIds);

    Pending<List<Escalation>> FindEscalations(IReadOnlyCollection<string> ids);

    /// <summary>The last change of each account's throttle limit; none for an account whose limit never moved.</summary>
    Pending<List<LimitChange>> FindLastLimitChanges(IReadOnlyCollection<string> accountIds);

    void InsertLimitChanges(IReadOnlyCollection<LimitChange> changes);

    /// <summary>The plan's default is in force again; what is not there is no error.</summary>
    void RemoveOverrides(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides);

    void InsertEscalations(IReadOnlyCollection<Escalation> escalations);

    /// <summary>Ends escalations that wait.</summary>
    void EndEscalations(IReadOnlyCollection<Escalation> escalations);
}
