using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Registration;

namespace SupportConsole.Core.Administration;

/// <inheritdoc cref="IAccountAdministration"/>
internal sealed class AccountAdministration(
    CommandBatcher batcher,
    IAccountRegistry registry,
    IDbContextFactory<ConsoleDbContext> contexts
) : IAccountAdministration
{
    public async Task<AdministrationView?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        if (await registry.FindLimitsAsync(accountId, cancellationToken) is not { } limits)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(
            limits,
            await context.Projects.CountAsync(
                project => project.AccountId == accountId && project.DeletedAt == null,
                cancellationToken
            ),
            await context.ApiKeys.CountAsync(
                key => key.AccountId == accountId && key.DeletedAt == null,
                cancellationToken
            )
        );
    }

    public async Task<AdministrationOutcome> ChangeAsync(
        Actor actor,
        AdministrationRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = AdministrationPolicy.Validate(request);
        if (problems.Count > 0)
        {
            return new AdministrationOutcome.Invalid(problems);
        }

        // Whether the actor may is decided, and audited when not, inside the transaction.
        var outcome = await batcher.ExecuteAsync(new AdministerCommand(actor, request), cancellationToken);
        if (outcome is not AdministrationOutcome.Conflict { IsOfField: true } conflict)
        {
            return outcome;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return conflict with
        {
            Change = await context.LastChangeAsync(
                request.AccountId,
                request.Field,
                conflict.AuditSequence,
                cancellationToken
            ),
        };
    }
}
