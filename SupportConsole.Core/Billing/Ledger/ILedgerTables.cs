using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Ledger;

/// <summary>The ledger in a unit of work.</summary>
internal interface ILedgerTables
{
    Pending<List<(string AccountId, string Reference, Money Amount)>> Find(
        IReadOnlyCollection<(string AccountId, string Reference)> references
    );

    void Insert(IReadOnlyCollection<LedgerEntry> entries);
}
