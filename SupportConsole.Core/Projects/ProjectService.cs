using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Projects;

/// <inheritdoc cref="IProjectService"/>
internal sealed class ProjectService(
    AuditedWork work,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    TimeProvider clock
) : IProjectService
{
    public async Task<ProjectsView?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ProjectsViewAsync(accountId, limits.Value, clock.GetUtcNow(), cancellationToken);
    }

    public async Task<ProjectOutcome> ExecuteAsync(
        Actor actor,
        ProjectRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = ProjectRules.Validate(request);
        return problems.Count > 0
            ? new ProjectOutcome.Invalid(problems)
            : await work.RunAsync(
                request.CorrelationId,
                ProjectAudit.Repeat,
                transaction => TryAsync(actor, request, transaction),
                cancellationToken
            );
    }

    private async Task<ProjectOutcome> TryAsync(Actor actor, ProjectRequest request, AuditedTransaction transaction)
    {
        if (
            await transaction.Context.LockProjectsAsync(request.AccountId, limits.Value, transaction.CancellationToken)
            is not { } book
        )
        {
            return new ProjectOutcome.UnknownAccount();
        }

        var draft = ProjectAudit.Draft(actor, request, book);
        if (!actor.May(Permission.ManageProjects))
        {
            await transaction.AppendAsync(
                draft with
                {
                    Outcome = AuditOutcome.Forbidden,
                    Rule = ProjectTexts.Forbidden,
                }
            );
            return new ProjectOutcome.Forbidden(ProjectTexts.Forbidden);
        }

        if (ProjectPolicy.Refusal(request, book) is { } refusal)
        {
            var entry = await transaction.AppendAsync(
                draft with
                {
                    Outcome = refusal.Outcome,
                    Rule = refusal.Sentence,
                }
            );
            return new ProjectOutcome.Refused(refusal.Sentence, entry.Sequence);
        }

        return await ProjectWrites.ApplyAsync(actor, request, book, transaction, draft);
    }
}
