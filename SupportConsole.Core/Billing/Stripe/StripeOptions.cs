using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>
/// Where payments are looked up, section <c>Stripe</c>. Without a key the console says that Stripe is not configured.
/// </summary>
public sealed class StripeOptions : IValidatableObject
{
    public const string Section = "Stripe";

    /// <summary>
    /// A restricted key that may read customers, payment intents, charges, refunds, disputes, invoices, invoice payments
    /// and customer balance transactions, and nothing else. Secret.
    /// </summary>
    [Secret]
    public string? ApiKey { get; set; }

    /// <summary>Signing secret of the webhook endpoint; null when Stripe tells us nothing by itself. Secret.</summary>
    [Secret]
    public string? WebhookSecret { get; set; }

    /// <summary>
    /// The signing secret before <see cref="WebhookSecret"/>, taken too while Stripe still signs with it; null when the
    /// secret is not being changed. Secret.
    /// </summary>
    [Secret]
    public string? PreviousWebhookSecret { get; set; }

    /// <summary>The signing secrets that are taken; none when the webhook endpoint is not in use.</summary>
    public IReadOnlyList<string> WebhookSecrets =>
        WebhookSecret is { Length: > 0 } secret
            ? [secret, .. PreviousWebhookSecret is { Length: > 0 } previous ? [previous] : (string[])[]]
            : [];

    /// <summary>
    /// Key of a payment's metadata that says what it is for. A payment that names anything but <c>deposit</c> under it
    /// is not ours; one without the key is.
    /// </summary>
    [Required]
    [StringLength(40, MinimumLength = 1)]
    public string PurposeKey { get; set; } = "purpose";

    /// <summary>Where the API is.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.stripe.com";

    /// <summary>Where people look at a customer or a payment.</summary>
    [Required]
    public string DashboardUrl { get; set; } = "https://dashboard.stripe.com";

    /// <summary>How long one try may take, in seconds; a call has three at most.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>How long a customer's history is kept before it is asked for again, in seconds.</summary>
    [Range(0, 3_600)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>
    /// True when the history is invented, in Stripe's shape. Set by the program, not by settings.
    /// </summary>
    public bool IsDemo { get; private set; }

    /// <summary>True when there is a key.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(ApiKey);

    /// <summary>Invents the history instead of asking Stripe; the HTTP client must be the demo's.</summary>
    /// <exception cref="InvalidOperationException">
    /// A key of Stripe's is set: what is real is never mixed with what is invented.
    /// </exception>
    public void UseDemo()
    {
        if (IsConfigured)
        {
            throw new InvalidOperationException($"{Section}:{nameof(ApiKey)} is set; there is no demo beside it.");
        }

        // An address that leads nowhere, should a call leave the program after all.
        (BaseUrl, ApiKey, IsDemo) = ("https://stripe.invalid", "rk_test_demo", true);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, url) in new[] { (nameof(BaseUrl), BaseUrl), (nameof(DashboardUrl), DashboardUrl) })
        {
            // Plain http only to this machine: the key goes with every call.
            if (
                !Uri.TryCreate(url, UriKind.Absolute, out var uri)
                || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            )
            {
                yield return new($"{Section}:{name} must be an https address (http only on this machine).");
            }
        }

        if (
            IsConfigured
            && ApiKey!.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character > '~')
        )
        {
            yield return new(
                $"{Section}:{nameof(ApiKey)} contains a blank or an unusual character; copy the whole key once more."
            );
        }
    }
}
