using SupportConsole.Core.Access;

namespace SupportConsole.Tests.Integration;

/// <summary>Who acts in the tests.</summary>
internal static class People
{
    public static Actor Engineer { get; } = new("engineer-1", "Eve Engineer", [Role.SupportEngineer]);

    public static Actor Colleague { get; } = new("engineer-2", "Carl Colleague", [Role.SupportEngineer]);

    public static Actor Manager { get; } = new("manager-1", "Mia Manager", [Role.SupportManager]);

    public static Actor Approver { get; } = new("approver-1", "Ann Approver", [Role.Engineering]);

    public static Actor OtherApprover { get; } = new("approver-2", "Oto Approver", [Role.Engineering]);

    public static Actor Administrator { get; } = new("administrator-1", "Ada Administrator", [Role.Administrator]);

    /// <summary>Asks and approves, though never both about one thing.</summary>
    public static Actor Both { get; } = new("both-1", "Bea Both", [Role.SupportEngineer, Role.Engineering]);

    /// <summary>Signed in, but nothing to the console.</summary>
    public static Actor Stranger { get; } = new("stranger-1", "Sam Stranger", []);
}
