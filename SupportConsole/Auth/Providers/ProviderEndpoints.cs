using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace SupportConsole.Auth.Providers;

/// <summary>The addresses that lead to the identity provider, and those that it leads back to.</summary>
internal static class ProviderEndpoints
{
    /// <summary>Leads to the provider's sign-in. A link, not a form: the provider may redirect further.</summary>
    public const string BeginPath = "/sign-in/begin";

    /// <summary>The redirect address to register at the provider.</summary>
    public const string CallbackPath = "/sign-in/callback";

    /// <summary>Leads to the provider's sign-out.</summary>
    public const string EndPath = "/sign-out/provider";

    /// <summary>The address after sign-out to register at the provider.</summary>
    public const string SignedOutCallbackPath = "/sign-out/callback";

    /// <summary>Where a sign-out ends.</summary>
    public const string SignedOutPath = "/sign-in?signedOut=true";

    /// <summary>Begins a sign-in.</summary>
    /// <param name="again">True to let the person choose another account at the provider.</param>
    public static string Begin(string? returnUrl, bool again = false) =>
        $"{BeginPath}?returnUrl={Uri.EscapeDataString(ReturnUrl.LocalOrHome(returnUrl))}{(again ? "&again=true" : "")}";

    /// <summary>Maps those that no handler answers.</summary>
    public static void MapProvider(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(BeginPath, BeginAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(EndPath, EndAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task BeginAsync(
        HttpContext context,
        IOptions<SignInOptions> options,
        ILogger<ProviderPerson> logger,
        string? returnUrl = null,
        bool again = false
    )
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = ReturnUrl.LocalOrHome(returnUrl) };
        if (again)
        {
            // Every provider knows login; Entra ID's own lets the person pick among the accounts of the browser.
            properties.Prompt = options.Value.Known == SignInMode.EntraId ? "select_account" : "login";
        }

        await ReachAsync(context, logger, returnUrl, () => context.ChallengeAsync(ProviderScheme.Name, properties));
    }

    private static async Task EndAsync(
        HttpContext context,
        IOptionsMonitor<OpenIdConnectOptions> schemes,
        ILogger<ProviderPerson> logger
    ) => await ReachAsync(context, logger, returnUrl: null, async () =>
        {
            var provider = await schemes
                .Get(ProviderScheme.Name)
                .ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            if (string.IsNullOrEmpty(provider.EndSessionEndpoint))
            {
                context.Response.Redirect(SignedOutPath);
                return;
            }

            await context.SignOutAsync(
                ProviderScheme.Name,
                new AuthenticationProperties { RedirectUri = SignedOutPath }
            );
        });

    /// <summary>A provider that does not answer, or refuses, gets its page instead of a stack trace.</summary>
    private static async Task ReachAsync(HttpContext context, ILogger logger, string? returnUrl, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception)
            when (!context.Response.HasStarted
                && !context.RequestAborted.IsCancellationRequested
                && SignInFailure.Find(exception) is not null
            )
        {
            ProblemRedirect.Answer(context, SignInFailure.Find(exception)!.Value, exception, returnUrl, logger);
        }
    }
}
