using SupportConsole.Core.Engine;

namespace SupportConsole.Core.LimitChanges;

/// <summary>Limit changes in a unit of work. The accounts are locked before.</summary>
internal interface ILimitChangeTables
{
    /// <summary>
    /// The last change of each account's throttle limit; none for an account whose limit never moved.
    /// </summary>
    Pending<List<LimitChange>> FindLast(IReadOnlyCollection<string> accountIds);

    void Insert(IReadOnlyCollection<LimitChange> changes);
}
