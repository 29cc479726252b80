using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Inbox;

namespace SupportConsole.Components.Billing;

/// <summary>Words of an account's ledger.</summary>
internal static partial class BillingWords
{
    public const string LedgerTitle = "Ledger";
    public const string LedgerLabel = "The entries of the ledger";
    public const string LedgerEmpty = "No deposit, credit, adjustment or refund yet.";
    public const string TimeColumn = "Time";
    public const string KindColumn = "Kind";
    public const string AmountColumn = "Amount";
    public const string BalanceAfterColumn = "Balance after";
    public const string ReferenceColumn = "Reference";
    public const string ByColumn = "By";
    public const string LedgerSum = "ledger";
    public const string LessUsage = "− usage";
    public const string IsBalance = "= balance";

    public static string KindOf(LedgerKind kind) =>
        kind switch
        {
            LedgerKind.Deposit => "Deposit",
            LedgerKind.ComplimentaryCredit => "Complimentary credit",
            LedgerKind.Adjustment => "Adjustment",
            LedgerKind.Refund => "Refund",
            _ => kind.ToString(),
        };

    /// <summary>Who moved the money.</summary>
    public static string EntryBy(LedgerEntry entry, LedgerPage? page) =>
        entry.Kind switch
        {
            LedgerKind.Deposit => "customer",
            LedgerKind.ComplimentaryCredit => page?.Grant?.By ?? "support",
            _ when page?.Corrections.GetValueOrDefault(entry.Reference) is { } correction => correction.DecidedBy
                is { } second
                ? $"{correction.RequestedBy}, {second}"
                : correction.RequestedBy,
            _ when LedgerReferences.IsOurs(entry.Reference) => "Stripe",
            _ => "billing",
        };

    /// <summary>The reference from outside, or the payment that the entry follows; the credit has none.</summary>
    public static string EntryReference(LedgerEntry entry) =>
        entry.Reference == LedgerEntry.CreditReference ? "–" : entry.Reference.Trim();
}
