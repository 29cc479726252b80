using SupportConsole.Core.Access;

namespace SupportConsole.Demo;

/// <summary>Who acted in the demo's history.</summary>
internal static class DemoPeople
{
    public static Actor Engineer { get; } =
        new("demo-support-engineer", "Demo support engineer", [Role.SupportEngineer]);

    public static Actor Colleague { get; } =
        new("demo-support-colleague", "Demo support colleague", [Role.SupportEngineer]);

    public static Actor Manager { get; } = new("demo-support-manager", "Demo support manager", [Role.SupportManager]);

    public static Actor Platform { get; } = new("demo-platform-engineer", "Demo platform engineer", [Role.Engineering]);
}
