using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace SupportConsole.Auth;

/// <summary>
/// The person of a circuit, looked at again every minute: a circuit takes the person from the request that began it and would
/// keep it for as long as the tab stays open. The wait is the framework's and runs on the real clock; what is looked at is not.
/// </summary>
internal sealed class CircuitSignIn(ILoggerFactory loggers, SignInSessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(sessions.IsOpen(authenticationState.User));
}
