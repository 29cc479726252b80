using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Components.Billing;

/// <summary>Words of an account's ledger.</summary>
internal static class LedgerTexts
{
    public const string Title = "Ledger";
    public const string Label = "The entries of the ledger";
    public const string Empty = "No deposit, credit, adjustment or refund yet.";

    public static string Kind(LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Deposit => "Deposit",
            LedgerKind.ComplimentaryCredit => "Complimentary credit",
            LedgerKind.Adjustment => "Adjustment",
            LedgerKind.Refund => "Refund",
            _ => kind.ToString(),
        };

    /// <summary>Who moved the money.</summary>
    public static string By(LedgerEntry entry, CreditGrant? grant) =>
        entry.Kind switch
        {
            LedgerKind.Deposit => "customer",
            LedgerKind.ComplimentaryCredit => grant?.By ?? "support",
            _ => "billing",
        };

    /// <summary>The reference from outside; the credit has none.</summary>
    public static string Reference(LedgerEntry entry) =>
        entry.Reference == LedgerEntry.CreditReference ? "–" : entry.Reference;
}
