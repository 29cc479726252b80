using System.Security.Claims;
using SupportConsole.Core.Access;
using SupportConsole.Core.Sessions;

namespace SupportConsole.Auth;

/// <inheritdoc cref="ISignInSessions"/>
/// <remarks>The sessions stand in the database, so that they hold on every node and outlive a restart.</remarks>
internal sealed class SignInSessions(ISignInStore sessions, TimeProvider clock) : ISignInSessions
{
    /// <inheritdoc/>
    public async ValueTask<SignInSession> BeginAsync(
        Actor person,
        string? address,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        var until = clock.GetUtcNow() + SignInSession.Longest;
        return new(await sessions.BeginAsync(person, until, address, browser, cancellationToken), until);
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (SignInSession.Of(principal) is { } session)
        {
            await sessions.EndAsync(session.Id, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        SignInSession.Of(principal) is { } session
        && clock.GetUtcNow() < session.Until
        && await sessions.IsOpenAsync(session.Id, cancellationToken);
}
