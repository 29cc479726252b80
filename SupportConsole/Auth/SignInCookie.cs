using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace SupportConsole.Auth;

/// <summary>The cookie that holds a sign-in.</summary>
internal static class SignInCookie
{
    public const string Scheme = "console";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>Strict about who may send and read it.</summary>
    public static void Configure(CookieAuthenticationOptions options, bool development)
    {
        options.Cookie.Name = development ? "support-console" : "__Host-support-console";
        options.Cookie.HttpOnly = true;
        // Lax, not Strict: a link from a ticket system or a chat must open the page, not the sign-in.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInEndpoints.SignInPath;
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
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SignInSessions>();
        if (context.Principal is not { } person || !sessions.IsOpen(person))
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
            && !context.Request.Path.StartsWithSegments("/platform")
        )
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
