using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <inheritdoc cref="IOverrideService"/>
internal sealed class OverrideService(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<GuardrailOptions> guardrails,
    TimeProvider clock
) : IOverrideService
{
    public async Task<IReadOnlyList<OverridableLimit>?> FindAsync(
        Actor actor,
        string accountId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement, so that the plan and the account's own values are of one instant.
        var found = await context
            .AccountStates.AsNoTracking()
            .Where(state => state.AccountId == accountId)
            .Select(state => new
            {
                state.Plan,
                Own = context.Set<LimitOverride>().Where(own => own.AccountId == state.AccountId).ToList(),
                Waiting = context
                    .Set<Escalation>()
                    .Where(asked =>
                        asked.AccountId == state.AccountId
                        && asked.State == EscalationState.Waiting
                        && asked.LapsesAt > now
                    )
                    .ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var demand = await context.StreamingDemandAsync(accountId, guardrails.Value, now, cancellationToken);
        return
        [
            .. OverridePolicy.Kinds.Select(kind => new OverridableLimit(
                kind,
                found.Plan,
                limits.Value.Of(found.Plan).Of(kind),
                found.Own.Find(own => own.Kind == kind)
            )
            {
                Demand = kind == LimitKind.StreamingSessionsPerMinute ? demand : null,
                Waiting = kind == LimitKind.StreamingSessionsPerMinute ? found.Waiting.FirstOrDefault() : null,
            }),
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
            : await batcher.ExecuteAsync(
                new OverrideCommand(actor, request, await DemandAsync(request, cancellationToken)),
                cancellationToken
            );
    }

    private async Task<StreamingDemand?> DemandAsync(OverrideRequest request, CancellationToken cancellationToken)
    {
        if (request.Kind != LimitKind.StreamingSessionsPerMinute)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StreamingDemandAsync(
            request.AccountId,
            guardrails.Value,
            clock.GetUtcNow(),
            cancellationToken
        );
    }
}
