using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>
/// How an account pays, and by which prices. A negative balance stops only who has neither EOM billing nor auto-pay.
/// </summary>
/// <param name="EomBilling">Invoiced at the end of the month; otherwise a deposit is required.</param>
/// <param name="AutoPay">The automatic refill; null when it is off.</param>
public sealed record BillingTerms(bool EomBilling, AutoPay? AutoPay)
{
    /// <summary>Name of the price list agreed with the customer; null for everybody's prices.</summary>
    public string? PriceList { get; init; }

    /// <summary>The terms in force.</summary>
    public static BillingTerms Of(AccountState state) =>
        new(
            state.EomBilling,
            state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } bringBackTo }
                ? new AutoPay(below, bringBackTo)
                : null
        )
        {
            PriceList = state.PriceList,
        };

    /// <summary>The account under these terms; its balance and counters stay.</summary>
    public AccountState Over(AccountState state) =>
        state with
        {
            EomBilling = EomBilling,
            AutoPayBelow = AutoPay?.Below,
            AutoPayBringBackTo = AutoPay?.BringBackTo,
            PriceList = PriceList,
        };
}
