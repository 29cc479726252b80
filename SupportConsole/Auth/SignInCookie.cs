using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SupportConsole.Auth.Providers;
using SupportConsole.Core.Sessions;

namespace SupportConsole.Auth;

/// <summary>The cookie that holds a sign-in.</summary>
internal static class SignInCookie
{
    public const string Scheme = "console";

    /// <summary>
    /// How long the cookie is good after the last request; <see cref="SignInSession.Longest"/> limits the whole.
    /// </summary>
    internal static readonly TimeSpan Idle = PersonSessions.Idle;

    /// <summary>Strict about who may send and read it.</summary>
    public static void Configure(CookieAuthenticationOptions options, SignInMode? mode, bool development)
    {
        options.Cookie.Name = development ? "support-console" : "__Host-support-console";
        options.Cookie.HttpOnly = true;
        // Lax, not Strict: a link from a ticket system or a chat must open the page, not the sign-in.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = mode == SignInMode.Development ? SignInEndpoints.SignInPath : ProviderEndpoints.BeginPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = RejectEndedAsync;
        options.Events.OnRedirectToLogin = context =>
            AnswerAsync(context, StatusCodes.Status401Unauthorized, redirect: true);
        options.Events.OnRedirectToAccessDenied = context =>
            AnswerAsync(context, StatusCodes.Status403Forbidden, redirect: false);
    }

    /// <summary>A copy of the cookie ends with the sign-in, not with the browser that signed out.</summary>
    private static async Task RejectEndedAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<ISignInSessions>();
        if (
            context.Principal is not { } person
            || !await sessions.IsOpenAsync(person, context.HttpContext.RequestAborted)
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    /// <summary>
    /// A person who asks for a page is led to the sign-in; anything else gets the plain status, so that a program is
    /// never answered with a page. Who lacks a right stays at the address and is told so there.
    /// </summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status, bool redirect)
    {
        if (
            redirect
            && HttpMethods.IsGet(context.Request.Method)
            && IsNavigation(context.Request)
            && !context.Request.Path.StartsWithSegments("/platform")
            && !context.Request.Path.StartsWithSegments(CircuitSignIn.Path)
        )
        {
            // A path, not the handler's whole address, which repeats whatever the request named as its host.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    /// <summary>False for a script's request or a picture, each of which would begin a sign-in of its own.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] is not { Count: > 0 } mode || mode == "navigate";
}
