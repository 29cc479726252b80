using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>Begins a person's sign-in, whoever vouches for them.</summary>
internal static class PersonSignIn
{
    /// <summary>
    /// Begins a session and ends the one that the browser had: tabs of the person before must not go on as them.
    /// </summary>
    /// <returns>What the sign-in cookie is to hold.</returns>
    public static async Task<ClaimsPrincipal> BeginAsync(HttpContext context, Actor person)
    {
        var sessions = context.RequestServices.GetRequiredService<ISignInSessions>();
        if ((await context.AuthenticateAsync(SignInCookie.Scheme)).Principal is { } before)
        {
            await sessions.EndAsync(before, context.RequestAborted);
        }

        var session = await sessions.BeginAsync(
            person,
            context.Connection.RemoteIpAddress?.ToString(),
            context.Request.Headers.UserAgent,
            context.RequestAborted
        );
        return ActorClaims.ToPrincipal(person, session, SignInCookie.Scheme);
    }
}
