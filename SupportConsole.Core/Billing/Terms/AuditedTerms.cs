using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>Terms as they stand in an audit entry's before and after.</summary>
/// <param name="EomBilling">Invoiced at the end of the month.</param>
public sealed record AuditedTerms(bool EomBilling)
{
    /// <summary>The refill's threshold in dollars; null when auto-pay is off.</summary>
    public decimal? AutoPayBelowUsd { get; init; }

    /// <summary>What a refill brings the balance back to, in dollars.</summary>
    public decimal? AutoPayBringBackToUsd { get; init; }

    /// <summary>The price list agreed with the customer; null for everybody's prices.</summary>
    public string? PriceList { get; init; }

    /// <summary>Waiting transcripts that started with them.</summary>
    public int? Started { get; init; }

    /// <summary>As the audit keeps them.</summary>
    public static AuditedTerms Of(BillingTerms terms) =>
        new(terms.EomBilling)
        {
            AutoPayBelowUsd = terms.AutoPay?.Below.Dollars,
            AutoPayBringBackToUsd = terms.AutoPay?.BringBackTo.Dollars,
            PriceList = terms.PriceList,
        };

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedTerms? Read(string? text) => AuditedText.Read<AuditedTerms>(text);

    /// <summary>The entry's text.</summary>
    public string Write() => AuditedText.Write(this);

    /// <summary>The terms that were kept.</summary>
    public BillingTerms Terms() =>
        new(
            EomBilling,
            this is { AutoPayBelowUsd: { } below, AutoPayBringBackToUsd: { } target }
                ? new AutoPay(Money.FromDollars(below), Money.FromDollars(target))
                : null
        )
        {
            PriceList = PriceList,
        };
}
