using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SupportConsole.Api;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Webhooks;

/// <summary>Authenticates calls that Stripe has signed, and nothing else.</summary>
internal sealed class StripeSignatureHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IOptions<StripeOptions> stripe,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "StripeSignature";

    /// <summary>Stripe's events are some kilobytes.</summary>
    public const int MaximumBytes = 1 << 20;

    private static readonly object Key = new();

    /// <summary>The body that was checked.</summary>
    public static ReadOnlyMemory<byte> CheckedBody(HttpContext context) => (byte[])context.Items[Key]!;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (stripe.Value.WebhookSecrets is not { Count: > 0 } secrets)
        {
            return AuthenticateResult.Fail("No webhook secret is set.");
        }

        if (Request.ContentLength > MaximumBytes || await ReadAsync() is not { } body)
        {
            return AuthenticateResult.Fail("The body is too long.");
        }

        if (!StripeSignature.IsValid(Request.Headers["Stripe-Signature"], body, secrets, clock.GetUtcNow()))
        {
            return AuthenticateResult.Fail("The signature does not fit.");
        }

        Context.Items[Key] = body;
        return AuthenticateResult.Success(
            new(
                new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Stripe")], Scheme.Name)),
                Scheme.Name
            )
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiErrors.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            stripe.Value.WebhookSecrets.Count > 0
                ? "The signature is missing, does not fit the body, or is more than 5 minutes off our clock"
                : "This endpoint is not in use: no Stripe:WebhookSecret is set"
        );

    /// <summary>The whole body; null when it is too long.</summary>
    private async Task<byte[]?> ReadAsync()
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1_024];
        int read;
        while ((read = await Request.Body.ReadAsync(buffer, Context.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaximumBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
