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

    /// <summary>
    /// How much of an account's balance a manager may correct alone within 24 hours, in USD; a second one confirms more.
    /// </summary>
    [Range(
        typeof(decimal),
        "0",
        "1000000",
        ParseLimitsInInvariantCulture = true,
        ConvertValueInInvariantCulture = true
    )]
    public decimal CorrectionAloneUsd { get; set; } = 100;

    /// <summary>Where a customer adds funds.</summary>
    [Required]
    [Url]
    public string BillingUrl { get; set; } = "https://www.assemblyai.com/app/billing";

    /// <summary><see cref="CorrectionAloneUsd"/> as money.</summary>
    public Money CorrectionAlone => Money.FromDollars(CorrectionAloneUsd);

    /// <summary>The credit as money.</summary>
    public Money Credit => Money.FromDollars(CreditUsd);
}
