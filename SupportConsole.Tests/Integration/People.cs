using SupportConsole.Core.Access;

namespace SupportConsole.Tests.Integration;

/// <summary>Who acts in the tests.</summary>
internal static class People
{
    public static Actor Engineer { get; } = new("engineer-1", "Eve Engineer", [Role.SupportEngineer]);

    public static Actor Colleague { get; } = new("engineer-2", "Carl Colleague", [Role.SupportEngineer]);

    public static Actor Manager { get; } = new("manager-1", "Mia Manager", [Role.SupportManager]);

    /// <summary>Signed in, but nothing to the console.</summary>
    public static Actor Stranger { get; } = new("stranger-1", "Sam Stranger", []);
}
