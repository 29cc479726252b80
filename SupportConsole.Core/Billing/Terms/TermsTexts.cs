namespace SupportConsole.Core.Billing.Terms;

/// <summary>
/// The sentences of a change of terms, shown in the dialog, answered by the service and kept in the audit.
/// </summary>
public static class TermsTexts
{
    public const string Forbidden = "Your role does not include changing how an account pays. Ask a support manager.";

    /// <summary>The terms in words.</summary>
    public static string Of(BillingTerms terms) =>
        terms.PriceList is { } list ? $"{Pays(terms)}, price list {list}" : Pays(terms);

    private static string Pays(BillingTerms terms) =>
        (terms.EomBilling, terms.AutoPay) switch
        {
            (true, { } both) => $"EOM billing, auto-pay {Refill(both.Below, both.BringBackTo)}",
            (true, null) => "EOM billing, auto-pay off",
            (false, { } refill) => $"deposit, auto-pay {Refill(refill.Below, refill.BringBackTo)}",
            _ => "deposit, auto-pay off",
        };

    /// <summary>A price list that the settings do not know.</summary>
    public static string UnknownPriceList(string name, IReadOnlyList<string> known) =>
        $"There is no price list '{name}' in the settings (Pricing:Lists). "
        + (known.Count == 0 ? "They know none." : $"They know {string.Join(", ", known)}.");

    /// <summary>The terms moved while the dialog was open.</summary>
    public static string Conflict(BillingTerms current) =>
        $"The terms are no longer those you saw. They are now: {Of(current)}. Look again before you change them.";

    private static string Refill(Money below, Money bringBackTo) => $"below {below} back to {bringBackTo}";
}
