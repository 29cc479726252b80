using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Projects;

/// <summary>What an engineer does with projects and keys.</summary>
public abstract class ProjectTestBase(TestEngine engine) : CoreContract(engine)
{
    private protected const string Reason = "The customer asked for it";

    private protected async Task OverrideAsync(int? seen, int? wanted) =>
        Assert.IsType<OverrideOutcome.Applied>(
            await Host.Get<IOverrideService>()
                .ChangeAsync(
                    People.Engineer,
                    new(Account, LimitKind.Projects, seen, wanted, Reason, "SUP-1", Guid.NewGuid().ToString("N")),
                    default
                )
        );

    private protected async Task<string> CreateProjectAsync(string name)
    {
        Assert.IsType<ProjectOutcome.Done>(
            await ExecuteAsync(new CreateProject(Account, name, Reason, "SUP-1", Guid.NewGuid().ToString("N")))
        );
        return (await ViewAsync()).Projects.Single(project => project.Name == name.Trim()).Id;
    }

    private protected async Task<ProjectOutcome.KeyCreated> CreateKeyAsync(string projectId, string name) =>
        Assert.IsType<ProjectOutcome.KeyCreated>(
            await ExecuteAsync(
                new CreateApiKey(Account, projectId, name, Reason, "SUP-1", Guid.NewGuid().ToString("N"))
            )
        );

    private protected Task<ProjectOutcome> ExecuteAsync(ProjectRequest request, CoreHost? node = null) =>
        (node ?? Host).Get<IProjectService>().ExecuteAsync(People.Engineer, request, default);

    private protected static async Task<VerifiedApiKey?> VerifyAsync(string? apiKey, CoreHost node) =>
        await node.Get<IApiKeyVerifier>().VerifyAsync(apiKey, default);

    private protected async Task<ProjectsView> ViewAsync() =>
        (await Host.Get<IProjectService>().FindAsync(People.Engineer, Account, default))!;

    private protected Task<IReadOnlyList<AuditEntry>> ActivityAsync() => ActsAsync();
}
