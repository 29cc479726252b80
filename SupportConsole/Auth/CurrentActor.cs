using Microsoft.AspNetCore.Components.Authorization;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>
/// The person of this circuit or request. Asks the authentication state, which a circuit has and an HTTP context it has not.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: a page was reached without a policy.</exception>
    public async ValueTask<Actor> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return ActorClaims.ToActor(state.User) ?? throw new InvalidOperationException("Nobody is signed in.");
    }
}
