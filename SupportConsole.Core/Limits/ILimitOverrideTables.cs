using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits;

/// <summary>Accounts' own limits in a unit of work. The accounts are locked before.</summary>
internal interface ILimitOverrideTables
{
    Pending<List<LimitOverride>> Find(IReadOnlyCollection<string> accountIds);

    void Save(IReadOnlyCollection<LimitOverride> overrides);

    /// <summary>Puts the plan's default in force again; an account without its own limit is no error.</summary>
    void Remove(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides);
}
