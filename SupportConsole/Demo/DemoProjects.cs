using SupportConsole.Core.Accounts;
using SupportConsole.Core.Projects;

namespace SupportConsole.Demo;

/// <summary>Gives a few demo accounts projects and keys, through the service, at the time they signed up.</summary>
internal sealed class DemoProjects(IProjectService projects, DemoCallers callers)
{
    private const string Reason = "The customer asked for it when signing up";
    private const string Ticket = "SUP-2002";

    /// <summary>By the account: its projects in order, each with its keys.</summary>
    private static readonly Dictionary<string, (string Project, string[] Keys)[]> Wanted = new()
    {
        // Free, at both limits: the next project or key is refused.
        [DemoShowcase.Transient] = [(Project.DefaultId, ["website"]), ("staging", ["test bench"])],
        [DemoShowcase.Steady] =
        [
            (Project.DefaultId, ["batch importer"]),
            ("staging", ["nightly tests", "developer laptops"]),
        ],
        [DemoShowcase.FarOver] = [(Project.DefaultId, ["captions worker", "old captions worker"])],
        [DemoShowcase.Streams] = [(Project.DefaultId, ["meeting recorder", "call centre"]), ("staging", ["staging"])],
        [DemoShowcase.Eom] = [(Project.DefaultId, ["archive"]), ("newsroom", ["ingest", "search index"])],
        [DemoCatalogue.Ordinary(DemoCatalogue.OwnLimit)] =
        [
            (Project.DefaultId, ["production"]),
            ("staging", ["staging"]),
        ],
    };

    /// <summary>Makes what is missing of an account. A repeat changes nothing.</summary>
    public async Task CreateAsync(DemoAccount account, CancellationToken cancellationToken)
    {
        foreach (var (name, keys) in Wanted.GetValueOrDefault(account.Id) ?? [])
        {
            if (name != Project.DefaultId)
            {
                await ExecuteAsync(
                    new CreateProject(account.Id, name, Reason, Ticket, $"demo-project-{account.Id}-{name}"),
                    cancellationToken
                );
            }

            var view = await projects.FindAsync(DemoPeople.Engineer, account.Id, cancellationToken);
            if (view?.Projects.FirstOrDefault(project => project.Name == name) is not { } project)
            {
                continue;
            }

            foreach (var (key, place) in keys.Select((key, place) => (key, place)))
            {
                // The secret is lost, as it should be: nobody calls the demo from outside.
                await ExecuteAsync(
                    new CreateApiKey(
                        account.Id,
                        project.Id,
                        key,
                        Reason,
                        Ticket,
                        $"demo-key-{account.Id}-{name}-{place}"
                    ),
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Lets the traffic name what the accounts have.</summary>
    public async Task FindCallersAsync(IEnumerable<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        foreach (var account in accounts.Where(account => Wanted.ContainsKey(account.Id)))
        {
            if (await projects.FindAsync(DemoPeople.Engineer, account.Id, cancellationToken) is { } view)
            {
                callers.Set(view);
            }
        }
    }

    private Task<ProjectOutcome> ExecuteAsync(ProjectRequest request, CancellationToken cancellationToken) =>
        projects.ExecuteAsync(DemoPeople.Engineer, request, cancellationToken);
}
