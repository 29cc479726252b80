using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Fakes;

/// <content>Projects and keys.</content>
internal static partial class Samples
{
    /// <summary>A Free account with the projects default (one key) and staging, and one that was deleted.</summary>
    public static ProjectsView ProjectsView(
        int projectLimit = 2,
        int keyLimit = 2,
        bool keys = true,
        bool keysOfStaging = false
    )
    {
        var key = new ApiKeySummary(
            "key_1",
            "web server",
            "sk_12345678",
            Now.AddDays(-3),
            Engineer.Name,
            Now.AddHours(-2)
        );
        var bench = new ApiKeySummary("key_2", "bench", "sk_87654321", Now.AddDays(-2), Engineer.Name, null);
        return new(
            "10482",
            [
                new(Project.DefaultId, "default", Now.AddDays(-30), keys ? [key] : [], Now.AddHours(-2)),
                new("prj_1", "staging", Now.AddDays(-3), keysOfStaging ? [bench] : [], null),
            ],
            [new("prj_0", "old one", Now.AddDays(-1))],
            new(LimitKind.Projects, 2, projectLimit, AccountPlan.Free, 2),
            new(LimitKind.ApiKeys, (keys ? 1 : 0) + (keysOfStaging ? 1 : 0), keyLimit, AccountPlan.Free, 2)
        );
    }
}
