using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Audit;

namespace SupportConsole.Auth;

/// <summary>
/// The forms that begin and end a sign-in. Minimal APIs with form parameters demand the antiforgery token.
/// </summary>
internal static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    /// <summary>The sign-in for somebody whose sign-in ended while a page was open; it says so.</summary>
    public static string SignInAgain(string returnUrl) =>
        $"{SignInPath}?ended=true&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>Maps them; the personas only where they may be picked.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<SignInOptions>>().Value.HasPersonas)
        {
            endpoints.MapPost(SignInPath, SignInAsync).AllowAnonymous().ExcludeFromDescription();
        }

        endpoints.MapPost(SignOutPath, SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        SignInSessions sessions,
        ISignInAudit audit,
        TimeProvider clock,
        [FromForm] string? persona,
        [FromForm] string? returnUrl
    )
    {
        if (Persona.Find(persona) is not { } known)
        {
            return Results.LocalRedirect(SignInPath);
        }

        // Tabs of the person before must not go on as them.
        await audit.SignedOutAsync(ActorClaims.ToActor(context.User), CancellationToken.None);
        sessions.End(context.User);
        await audit.SignedInAsync(known.Actor, CancellationToken.None);
        await context.SignInAsync(
            SignInCookie.Scheme,
            ActorClaims.ToPrincipal(known.Actor, SignInSession.Begin(clock), SignInCookie.Scheme)
        );
        return Results.LocalRedirect(ReturnUrl.LocalOrHome(returnUrl));
    }

    // The parameter is there for its attribute alone: it makes the framework check the antiforgery token.
    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        SignInSessions sessions,
        ISignInAudit audit,
        [FromForm] IFormCollection form
    )
    {
        await audit.SignedOutAsync(ActorClaims.ToActor(context.User), CancellationToken.None);
        sessions.End(context.User);
        await context.SignOutAsync(SignInCookie.Scheme);
        return Results.LocalRedirect(SignInPath);
    }
}
