using System.Collections.Concurrent;
using System.Security.Claims;

namespace SupportConsole.Auth;

/// <summary>
/// Which sign-ins were ended before their time: a cookie is taken away from the browser that signs out, but its copies,
/// and the circuits that began with it, would go on. Kept in this process only, which is enough for the personas of
/// Development, where one process runs; an identity provider has to be asked instead.
/// </summary>
internal sealed class SignInSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = [];

    /// <summary>Ends the sign-in of this person, if there is one.</summary>
    public void End(ClaimsPrincipal principal)
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
    }

    /// <summary>True while the person may go on: signed in, not out, and not for too long.</summary>
    public bool IsOpen(ClaimsPrincipal principal) =>
        SignInSession.Of(principal) is { } session
        && clock.GetUtcNow() < session.Until
        && !_ended.ContainsKey(session.Id);
}
