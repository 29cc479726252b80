using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Billing;

/// <summary>
/// What support may give and where customers pay, section <c>Billing</c>. Source: domain.md, "Support procedure:
/// negative balance".
/// </summary>
public sealed class BillingOptions
{
    public const string Section = "Billing";

    /// <summary>The complimentary credit in USD, once in an account's life.</summary>
    [Range(
        typeof(decimal),
        "0.01",
        "10000",
        ParseLimitsInInvariantCulture = true,
        ConvertValueInInvariantCulture = true
    )]
    public decimal CreditUsd { get; set; } = 50;

    /// <summary>Where a customer adds funds.</summary>
    [Required]
    [Url]
    public string BillingUrl { get; set; } = "https://www.assemblyai.com/app/billing";

    /// <summary>The credit as money.</summary>
    public Money Credit => Money.FromDollars(CreditUsd);
}
