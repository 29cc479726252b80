using System.Security.Claims;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>The sign-ins that are open. Asked at every request, and at every act and reading of a circuit.</summary>
internal interface ISignInSessions
{
    /// <summary>Begins a sign-in of this person, which ends after <see cref="SignInSession.Longest"/>.</summary>
    /// <param name="person">Who.</param>
    /// <param name="address">Where the request came from; null when unknown.</param>
    /// <param name="browser">What the browser calls itself; null when it said nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<SignInSession> BeginAsync(
        Actor person,
        string? address,
        string? browser,
        CancellationToken cancellationToken
    );

    /// <summary>Ends the sign-in of these claims, if they have one.</summary>
    ValueTask EndAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);

    /// <summary>True while the person may go on: signed in, not out, and not for too long.</summary>
    ValueTask<bool> IsOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);
}
