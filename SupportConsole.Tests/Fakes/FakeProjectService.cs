using SupportConsole.Core.Access;
using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Fakes;

/// <summary>Projects as the test sets them; what is asked for is only noted.</summary>
internal sealed class FakeProjectService : IProjectService
{
    /// <summary>What is there; null for an unknown account.</summary>
    public ProjectsView? View { get; set; }

    /// <summary>Thrown by the next reads when set.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>What the next attempts are answered.</summary>
    public ProjectOutcome Outcome { get; set; } = new ProjectOutcome.Done(17);

    /// <summary>Thrown by every attempt when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>An attempt ends when this does.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public List<ProjectRequest> Requests { get; } = [];

    public Task<ProjectsView?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        ReadFailure is null ? Task.FromResult(View) : Task.FromException<ProjectsView?>(ReadFailure);

    public async Task<ProjectOutcome> ExecuteAsync(
        Actor actor,
        ProjectRequest request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add(request);
        await Gate;
        return Failure is null ? Outcome : throw Failure;
    }
}
