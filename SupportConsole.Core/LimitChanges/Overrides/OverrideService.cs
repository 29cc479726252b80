using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <inheritdoc cref="IOverrideService"/>
internal sealed class OverrideService(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<GuardrailOptions> guardrails
) : IOverrideService
{
    public async Task<IReadOnlyList<OverridableLimit>?> FindAsync(
        Actor actor,
        string accountId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement, so that the plan and the account's own values are of one instant.
        var found = await context
            .AccountStates.AsNoTracking()
            .Where(state => state.AccountId == accountId)
            .Select(state => new
            {
                state.Plan,
                Own = context.Set<LimitOverride>().Where(own => own.AccountId == state.AccountId).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            :
            [
                .. OverridePolicy.Kinds.Select(kind => new OverridableLimit(
                    kind,
                    found.Plan,
                    limits.Value.Of(found.Plan).Of(kind),
                    found.Own.Find(own => own.Kind == kind)
                )),
            ];
    }

    public async Task<OverrideOutcome> ChangeAsync(
        Actor actor,
        OverrideRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = OverridePolicy.Validate(request, guardrails.Value);

        // Whether the actor may is decided, and audited when not, inside the transaction.
        return problems.Count > 0
            ? new OverrideOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new OverrideCommand(actor, request), cancellationToken);
    }
}
