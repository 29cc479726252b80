using Microsoft.AspNetCore.Authentication;
using SupportConsole.Api;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Engine;

namespace SupportConsole.Webhooks;

/// <summary>
/// Where Stripe tells of payments. It repeats what is not answered with success, so that success means: dealt with for
/// good.
/// </summary>
internal static class StripeWebhook
{
    public const string Path = "/webhooks/stripe";

    private const string Policy = "StripeWebhook";
    private const string RetrySeconds = "5";

    public static IServiceCollection AddStripeWebhook(this IServiceCollection services)
    {
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, StripeSignatureHandler>(StripeSignatureHandler.SchemeName, null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policy, policy =>
                policy.AddAuthenticationSchemes(StripeSignatureHandler.SchemeName).RequireAuthenticatedUser()
            );
        return services;
    }

    public static void MapStripeWebhook(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, TakeAsync).RequireAuthorization(Policy).DisableAntiforgery().ExcludeFromDescription();

    private static async Task TakeAsync(HttpContext context, IStripeEvents events)
    {
        try
        {
            var outcome = await events.TakeAsync(StripeSignatureHandler.CheckedBody(context), context.RequestAborted);
            if (outcome is StripeEventOutcome.Unreadable)
            {
                await ApiErrors.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not an event");
                return;
            }

            await context.Response.WriteAsJsonAsync(
                new WebhookAnswer(
                    outcome is StripeEventOutcome.Taken taken ? taken.State.ToString() : outcome.GetType().Name
                ),
                CancellationToken.None
            );
        }
        catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException)
        {
            context.Response.Headers.RetryAfter = RetrySeconds;
            await ApiErrors.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    /// <summary>What became of the event, for whoever reads Stripe's log of deliveries.</summary>
    private sealed record WebhookAnswer(string Outcome);
}
