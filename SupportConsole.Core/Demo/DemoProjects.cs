using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Demo;

/// <summary>Gives a few demo accounts projects and keys, through the service, at the time they signed up.</summary>
internal sealed class DemoProjects(IProjectService projects, DemoCallers callers)
{
    private const string Reason = "The customer asked for it when signing up";
    private const string Ticket = "SUP-2002";

    /// <summary>By the account's place in the list: its projects in order, each with its keys.</summary>
    private static readonly Dictionary<int, (string Project, string[] Keys)[]> Wanted = new()
    {
        // Free, at both limits: the next project or key is refused.
        [0] = [(Project.DefaultId, ["website"]), ("staging", ["test bench"])],
        [4] = [(Project.DefaultId, ["batch importer"]), ("staging", ["nightly tests", "developer laptops"])],
        [5] = [(Project.DefaultId, ["captions worker", "old captions worker"])],
        [8] = [(Project.DefaultId, ["meeting recorder", "call centre"]), ("staging", ["staging"]), ("research", ["notebooks"])],
        [9] = [(Project.DefaultId, ["archive"]), ("newsroom", ["ingest", "search index"])],
        [18] = [(Project.DefaultId, ["production"]), ("staging", ["staging"])],
    };

    /// <summary>Makes what is missing of an account. A repeat changes nothing.</summary>
    public async Task CreateAsync(DemoAccount account, CancellationToken cancellationToken)
    {
        foreach (var (name, keys) in Wanted.GetValueOrDefault(account.Index) ?? [])
        {
            if (name != Project.DefaultId)
            {
                await ExecuteAsync(new CreateProject(account.Id, name, Reason, Ticket, $"demo-project-{account.Index}-{name}"), cancellationToken);
            }

            var view = await projects.FindAsync(DemoPeople.Engineer, account.Id, cancellationToken);
            if (view?.Projects.FirstOrDefault(project => project.Name == name) is not { } project)
            {
                continue;
            }

            foreach (var (key, place) in keys.Select((key, place) => (key, place)))
            {
                // The secret is lost, as it should be: nobody calls the demo from outside.
                await ExecuteAsync(new CreateApiKey(account.Id, project.Id, key, Reason, Ticket, $"demo-key-{account.Index}-{name}-{place}"), cancellationToken);
            }
        }
    }

    /// <summary>Lets the traffic name what the accounts have.</summary>
    public async Task FindCallersAsync(IEnumerable<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        foreach (var account in accounts.Where(account => Wanted.ContainsKey(account.Index)))
        {
            if (await projects.FindAsync(DemoPeople.Engineer, account.Id, cancellationToken) is { } view)
            {
                callers.Set(view);
            }
        }
    }

    private Task<ProjectOutcome> ExecuteAsync(ProjectRequest request, CancellationToken cancellationToken) => projects.ExecuteAsync(DemoPeople.Engineer, request, cancellationToken);
}
