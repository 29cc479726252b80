using SupportConsole.Core.Access;

namespace SupportConsole.Core.Sessions;

/// <summary>
/// The sign-ins of people, in the database: a sign-out and a revocation hold on every node within
/// <see cref="PersonSessions.Remembered"/>.
/// </summary>
public interface ISignInStore
{
    /// <summary>Begins a session, audited in one transaction with it.</summary>
    /// <param name="person">Who signed in, with the roles of the session.</param>
    /// <param name="until">When it ends at the latest.</param>
    /// <param name="address">Where the sign-in came from; null when unknown.</param>
    /// <param name="browser">What the browser calls itself; null when it said nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Its id, for the cookie.</returns>
    Task<string> BeginAsync(
        Actor person,
        DateTimeOffset until,
        string? address,
        string? browser,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Ends the session of this id, because the person signs out; audited in one transaction with it. Does nothing when
    /// it has ended.
    /// </summary>
    Task EndAsync(string id, CancellationToken cancellationToken);

    /// <summary>True while the session is open. Notes that the person was seen.</summary>
    /// <remarks>
    /// Remembers the answer of the database for <see cref="PersonSessions.Remembered"/>. While the database does not
    /// answer, what it said last holds, and a session that this node has not met counts as open: nothing can be read
    /// or changed without the database anyway.
    /// </remarks>
    ValueTask<bool> IsOpenAsync(string id, CancellationToken cancellationToken);
}

/// <summary>The sign-ins of people, for those who look after them.</summary>
public interface IPersonSessions
{
    /// <summary>Open sessions, newest first, then those that ended lately.</summary>
    /// <exception cref="PermissionDeniedException">Without <see cref="Permission.ManageSessions"/>.</exception>
    Task<IReadOnlyList<PersonSession>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Ends somebody's session, audited.</summary>
    Task<RevokeOutcome> RevokeAsync(Actor actor, RevokeRequest request, CancellationToken cancellationToken);
}

/// <summary>A wish to end a session.</summary>
/// <param name="Number">Names the session.</param>
/// <param name="Reason">Why: 10-1,000 characters.</param>
/// <param name="CorrelationId">Names the attempt: the same one again changes nothing.</param>
public sealed record RevokeRequest(long Number, string Reason, string CorrelationId);

/// <summary>How a revocation ended.</summary>
public abstract record RevokeOutcome
{
    private RevokeOutcome() { }

    /// <summary>The session is over.</summary>
    public sealed record Revoked(string PersonName, long AuditSequence) : RevokeOutcome;

    /// <summary>It is not, for a reason that the person can read.</summary>
    public sealed record Refused(string Sentence) : RevokeOutcome;
}
