using SupportConsole.Components.Layout;
using SupportConsole.Core.Access;
using SupportConsole.Core.Sessions;

namespace SupportConsole.Components.Sessions;

/// <summary>What the page of sessions says.</summary>
internal static class SessionWords
{
    public const string Title = "Sessions";

    public const string Lead =
        "Who is signed in, and who was in the last day. A session that is ended here is over on every node within "
        + "seconds: its open pages lead to the sign-in, and nothing that is under way in them is done any more.";

    public const string Empty = "Nobody is signed in.";

    public const string PersonColumn = "Person";

    public const string RolesColumn = "Roles";

    public const string BegunColumn = "Signed in";

    public const string SeenColumn = "Last seen";

    public const string UntilColumn = "Ends at the latest";

    public const string AddressColumn = "From";

    public const string BrowserColumn = "Browser";

    public const string StateColumn = "State";

    public const string ActColumn = "Act";

    public const string End = "End session";

    public const string Ending = "Ending…";

    public const string Own = "yours";

    public const string Unanswered =
        "The server did not confirm it, so it is not known whether the session was ended. Try again: the same attempt "
        + "is never made twice.";

    public const string NotEnded = "Nothing was changed.";

    public static string EndOf(PersonSession session) => $"End session of {session.PersonName}";

    public static string DialogTitle(PersonSession session) => $"End the session of {session.PersonName}?";

    public static string DialogSubtitle(PersonSession session) => $"Session {session.Number}, {RolesOf(session)}";

    /// <summary>The roles as people call them.</summary>
    public static string RolesOf(PersonSession session) =>
        RoleNames.Of([
            .. session
                .Roles.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Where(name => Enum.TryParse<Role>(name, out _))
                .Select(Enum.Parse<Role>),
        ]);

    public static string Ended(string personName) => $"The session of {personName} is over.";

    public static string State(PersonSession session, DateTimeOffset now) =>
        session switch
        {
            { RevokedBy: { } by } => $"ended by {by}",
            { EndedAt: not null } => "signed out",
            _ when session.Until <= now => "expired",
            _ => "open",
        };
}
