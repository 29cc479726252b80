using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace SupportConsole.Auth;

/// <summary>
/// The person of a circuit, looked at again whenever somebody asks for them (every act and every reading does), and
/// every five seconds for pages on which nothing happens: a circuit takes the person from the request that began it and would
/// keep it for as long as the tab stays open. The wait is the framework's and runs on the real clock; what is looked at
/// is not.
/// </summary>
internal sealed class CircuitSignIn(ILoggerFactory loggers, ISignInSessions sessions)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>Where circuits connect.</summary>
    public const string Path = "/_blazor";

    /// <summary>
    /// The person, or nobody once their sign-in has ended in another tab; then the page is told, too.
    /// </summary>
    public override async Task<AuthenticationState> GetAuthenticationStateAsync()
    {
        var state = await base.GetAuthenticationStateAsync();
        if (
            state.User.Identity?.IsAuthenticated != true
            || await sessions.IsOpenAsync(state.User, CancellationToken.None)
        )
        {
            return state;
        }

        var nobody = new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()));
        SetAuthenticationState(Task.FromResult(nobody));
        return nobody;
    }

    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) => sessions.IsOpenAsync(authenticationState.User, cancellationToken).AsTask();
}
