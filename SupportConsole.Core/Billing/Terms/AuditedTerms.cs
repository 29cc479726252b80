using System.Text.Json;
using System.Text.Json.Serialization;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>Terms as they stand in an audit entry's before and after.</summary>
internal sealed record AuditedTerms(bool EomBilling)
{
    public decimal? AutoPayBelowUsd { get; init; }

    public decimal? AutoPayBringBackToUsd { get; init; }

    /// <summary>Waiting transcripts that started with them.</summary>
    public int? Started { get; init; }

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static AuditedTerms Of(BillingTerms terms) => new(terms.EomBilling)
    {
        AutoPayBelowUsd = terms.AutoPay?.Below.Dollars,
        AutoPayBringBackToUsd = terms.AutoPay?.BringBackTo.Dollars,
    };

    /// <summary>Out of an entry's text; null when it has none.</summary>
    public static AuditedTerms? Read(string? text) => JsonSerializer.Deserialize<AuditedTerms>(text ?? "null", Json);

    public string Write() => JsonSerializer.Serialize(this, Json);

    public BillingTerms Terms() => new(
        EomBilling,
        this is { AutoPayBelowUsd: { } below, AutoPayBringBackToUsd: { } target } ? new AutoPay(Money.FromDollars(below), Money.FromDollars(target)) : null);
}
