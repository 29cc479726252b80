using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Auth.Providers;

/// <summary>
/// What the console does at the steps of a sign-in at the provider. Handlers that were there before are called first.
/// </summary>
/// <param name="publicUrl">The console's own address; null when the request's is right.</param>
/// <param name="certificate">What the console proves itself with; null when it has a secret.</param>
internal sealed class ProviderEvents(
    ProviderPerson people,
    string? publicUrl,
    ClientCertificate? certificate,
    ILogger<ProviderPerson> logger
)
{
    /// <summary>Adds the handlers. Not by <c>+=</c>, which would await the last one alone.</summary>
    public void AddTo(OpenIdConnectOptions options)
    {
        var events = options.Events;
        var (toProvider, toSignOut) = (
            events.OnRedirectToIdentityProvider,
            events.OnRedirectToIdentityProviderForSignOut
        );
        var (validated, redeeming) = (events.OnTokenValidated, events.OnAuthorizationCodeReceived);
        events.OnRedirectToIdentityProvider = async context =>
        {
            await toProvider(context);
            context.ProtocolMessage.RedirectUri = Own(context.Options.CallbackPath)
                ?? context.ProtocolMessage.RedirectUri;
        };
        events.OnRedirectToIdentityProviderForSignOut = async context =>
        {
            await toSignOut(context);
            context.ProtocolMessage.PostLogoutRedirectUri = Own(context.Options.SignedOutCallbackPath)
                ?? context.ProtocolMessage.PostLogoutRedirectUri;

            // Instead of an id_token_hint, for which the token would have to be kept.
            context.ProtocolMessage.ClientId = context.Options.ClientId;
        };
        events.OnAuthorizationCodeReceived = async context =>
        {
            await redeeming(context);
            if (certificate is not null)
            {
                await certificate.ProveAsync(context);
            }
        };
        events.OnTokenValidated = async context =>
        {
            await validated(context);
            UseSignedClaims(context);
        };
        events.OnTicketReceived = ReceiveAsync;
        events.OnAccessDenied = context =>
        {
            ProblemRedirect.Answer(
                context.HttpContext,
                SignInProblem.Refused,
                exception: null,
                context.Properties?.RedirectUri,
                logger
            );
            context.HandleResponse();
            return Task.CompletedTask;
        };
        events.OnRemoteFailure = context =>
        {
            ProblemRedirect.Answer(
                context.HttpContext,
                SignInFailure.Find(context.Failure) ?? SignInProblem.InvalidAnswer,
                context.Failure,
                context.Properties?.RedirectUri,
                logger
            );
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// Takes the claims from the token, by the names as sent: Microsoft.Identity.Web renames them whatever the options
    /// say. The handler lets a token pass that nobody signed (<c>alg</c> none), as OpenID Connect allows where it comes
    /// from the token endpoint; here it is refused.
    /// </summary>
    private static void UseSignedClaims(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JwtSecurityToken { RawSignature.Length: > 0 } token)
        {
            throw new SecurityTokenInvalidSignatureException("The id token is not signed.");
        }

        context.Principal = new ClaimsPrincipal(
            new ClaimsIdentity(token.Claims, context.Scheme.Name, JwtRegisteredClaimNames.Sub, roleType: "none")
        );
    }

    /// <summary>The last step: token and user info are known, and the cookie is about to be written.</summary>
    private async Task ReceiveAsync(TicketReceivedContext context)
    {
        var (person, problem) = people.Of(context.Principal!);
        if (person is null)
        {
            ProblemRedirect.Answer(
                context.HttpContext,
                problem!.Value,
                exception: null,
                context.ReturnUri,
                logger,
                context.Principal!.FindFirstValue("oid") ?? context.Principal!.FindFirstValue("sub")
            );
            context.HandleResponse();
            return;
        }

        // The cookie holds the person and nothing of the provider's.
        context.Principal = await PersonSignIn.BeginAsync(context.HttpContext, person);
        context.Properties = new();
    }

    private string? Own(PathString path) => publicUrl is null ? null : publicUrl.TrimEnd('/') + path;
}
