using Microsoft.AspNetCore.Components.Authorization;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>
/// The person of this circuit or request. Asks the authentication state, which a circuit has and an HTTP context it has
/// not.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>Who is signed in at this moment; every act asks anew.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nobody is: the sign-in has ended, or a page was reached without a policy.
    /// </exception>
    public async ValueTask<Actor> GetAsync() =>
        await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>
    /// Who is signed in at this moment; null once the sign-in has ended, which the page shows by itself.
    /// </summary>
    public async ValueTask<Actor?> FindAsync() =>
        ActorClaims.ToActor((await authentication.GetAuthenticationStateAsync()).User);
}
