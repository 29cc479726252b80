using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>Corrections in a unit of work. The accounts are locked before.</summary>
internal interface ICorrectionTables
{
    /// <summary>The accounts' corrections that wait, and those that one manager posted alone.</summary>
    Pending<List<Correction>> FindOpen(IReadOnlyCollection<string> accountIds);

    Pending<List<Correction>> Find(IReadOnlyCollection<string> ids);

    void Insert(IReadOnlyCollection<Correction> corrections);

    /// <summary>Ends corrections that wait.</summary>
    void End(IReadOnlyCollection<Correction> corrections);
}
