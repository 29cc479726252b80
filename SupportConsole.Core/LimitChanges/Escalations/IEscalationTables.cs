using SupportConsole.Core.Engine;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Escalations in a unit of work. The accounts are locked before.</summary>
internal interface IEscalationTables
{
    /// <summary>The accounts' escalations that nobody has decided.</summary>
    Pending<List<Escalation>> FindWaiting(IReadOnlyCollection<string> accountIds);

    Pending<List<Escalation>> Find(IReadOnlyCollection<string> ids);

    void Insert(IReadOnlyCollection<Escalation> escalations);

    /// <summary>Ends escalations that wait.</summary>
    void End(IReadOnlyCollection<Escalation> escalations);
}
