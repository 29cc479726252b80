using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SupportConsole.Auth.Providers;

namespace SupportConsole.Auth;

/// <summary>
/// The forms that begin and end a sign-in. Minimal APIs with form parameters demand the antiforgery token.
/// </summary>
internal static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    /// <summary>
    /// The page that leads on to the provider's sign-out. A page, because the policy of <c>form-action 'self'</c> stops
    /// a form's redirects to other sites.
    /// </summary>
    public const string SignedOutHerePath = "/sign-out";

    /// <summary>The sign-in for somebody whose sign-in ended while a page was open; it says so.</summary>
    public static string SignInAgain(string returnUrl) =>
        $"{SignInPath}?ended=true&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>Maps them; the personas only where they may be picked.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<SignInOptions>>().Value;
        if (options.HasPersonas)
        {
            endpoints.MapPost(SignInPath, SignInAsync).AllowAnonymous().ExcludeFromDescription();
        }
        else if (options.HasProvider)
        {
            endpoints.MapProvider();
        }

        endpoints.MapPost(SignOutPath, SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        [FromForm] string? persona,
        [FromForm] string? returnUrl
    )
    {
        if (Persona.Find(persona) is not { } known)
        {
            return Results.LocalRedirect(SignInPath);
        }

        await context.SignInAsync(SignInCookie.Scheme, await PersonSignIn.BeginAsync(context, known.Actor));
        return Results.LocalRedirect(ReturnUrl.LocalOrHome(returnUrl));
    }

    // The parameter is there for its attribute alone: it makes the framework check the antiforgery token.
    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        ISignInSessions sessions,
        IOptions<SignInOptions> options,
        [FromForm] IFormCollection form
    )
    {
        await sessions.EndAsync(context.User, context.RequestAborted);
        await context.SignOutAsync(SignInCookie.Scheme);
        return Results.LocalRedirect(options.Value.HasProvider ? SignedOutHerePath : SignInPath);
    }
}
