using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Data;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Batching;

namespace SupportConsole.Core.LimitChanges;

/// <inheritdoc cref="ILimitChangeService"/>
internal sealed class LimitChangeService(
    LimitBatcher batcher, IDbContextFactory<ConsoleDbContext> contexts, IOptions<LimitOptions> limits, IOptions<GuardrailOptions> guardrails, TimeProvider clock)
    : ILimitChangeService
{
    public async Task<LimitChangeBasis?> FindBasisAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var since = guardrails.Value.OverageSince(clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.AccountStates.AsNoTracking()
            .Where(state => state.AccountId == accountId)
            .Select(state => new
            {
                State = state,
                Peak = context.ThrottleMinutes.Where(minute => minute.AccountId == accountId && minute.Minute >= since).Max(minute => (int?)minute.PeakDemand),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var limit = EffectiveLimit.Of(found.State, limits.Value).ThrottleLimit;
        return new(accountId, limit, limits.Value.Of(found.State.Plan).AsyncConcurrency, Math.Max(found.Peak ?? 0, found.State.Demand));
    }

    public async Task<LimitChangeOutcome> ChangeAsync(Actor actor, LimitChangeRequest request, CancellationToken cancellationToken)
    {
        var problems = LimitChangeValidator.Validate(request, guardrails.Value);
        if (problems.Count > 0)
        {
            return new LimitChangeOutcome.Invalid(problems);
        }

        // Whether the actor may is decided, and audited when not, inside the transaction.
        return await batcher.ExecuteAsync(new ChangeLimitCommand(actor, request), cancellationToken);
    }
}
