using System.Collections.Concurrent;
using System.Security.Claims;
using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>
/// Which sign-ins were ended before their time: a cookie is taken away from the browser that signs out, but its copies,
/// and the circuits that began with it, would go on. Kept in this process only, so that a sign-out holds on the node
/// where it was made.
/// </summary>
internal sealed class SignInSessions(TimeProvider clock) : ISignInSessions
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = [];

    /// <inheritdoc/>
    public ValueTask<SignInSession> BeginAsync(Actor person, CancellationToken cancellationToken) =>
        ValueTask.FromResult(SignInSession.Begin(clock));

    /// <inheritdoc/>
    public ValueTask EndAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var over in _ended.Where(ended => ended.Value <= now))
        {
            _ended.TryRemove(over);
        }

        if (SignInSession.Of(principal) is { } session)
        {
            _ended[session.Id] = session.Until;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            SignInSession.Of(principal) is { } session
                && clock.GetUtcNow() < session.Until
                && !_ended.ContainsKey(session.Id)
        );
}
