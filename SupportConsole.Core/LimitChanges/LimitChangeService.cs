using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges;

/// <inheritdoc cref="ILimitChangeService"/>
internal sealed class LimitChangeService(
    CommandBatcher batcher, IDbContextFactory<ConsoleDbContext> contexts, IOptions<LimitOptions> limits, IOptions<GuardrailOptions> guardrails, TimeProvider clock)
    : ILimitChangeService
{
    public async Task<LimitChangeBasis?> FindBasisAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        var since = guardrails.Value.OverageSince(now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement, so that the limit and its layers are of one instant.
        var found = await (
            from state in context.AccountStates.AsNoTracking()
            where state.AccountId == accountId
            from own in context.LimitOverrides.AsNoTracking().Where(own => own.AccountId == state.AccountId && own.Kind == LimitKind.AsyncConcurrency).DefaultIfEmpty()
            from waiting in context.Escalations.AsNoTracking()
                .Where(waiting => waiting.AccountId == state.AccountId && waiting.State == EscalationState.Waiting && waiting.LapsesAt > now).DefaultIfEmpty()
            select new
            {
                State = state,
                Own = own,
                Waiting = waiting,
                Peak = context.ThrottleMinutes.Where(minute => minute.AccountId == accountId && minute.Minute >= since).Max(minute => (int?)minute.PeakDemand),
            }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        // Of a later instant: what does not fit the limit any more cannot be undone.
        var last = await context.LimitChanges.AsNoTracking()
            .Where(change => change.AccountId == accountId)
            .OrderByDescending(change => change.AuditSequence)
            .FirstOrDefaultAsync(cancellationToken);
        var standing = LimitStanding.Of(found.Own, limits.Value.Of(found.State.Plan).AsyncConcurrency);
        return new(accountId, standing.Value, standing.PlanDefault, Math.Max(found.Peak ?? 0, found.State.Demand))
        {
            Standing = standing,
            Waiting = found.Waiting,
            Undoable = LimitUndoPolicy.Decide(last, standing, now, guardrails.Value) is null ? last : null,
        };
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

    public async Task<LimitMoveOutcome> RaiseUrgentlyAsync(Actor actor, LimitChangeRequest request, CancellationToken cancellationToken)
    {
        var problems = LimitChangeValidator.Validate(request, guardrails.Value);
        return problems.Count > 0
            ? new LimitMoveOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new UrgentRaiseCommand(actor, request), cancellationToken);
    }

    public async Task<LimitMoveOutcome> UndoAsync(Actor actor, LimitUndoRequest request, CancellationToken cancellationToken)
    {
        var problems = LimitChangeValidator.Validate(request);
        return problems.Count > 0
            ? new LimitMoveOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new UndoLimitCommand(actor, request), cancellationToken);
    }
}
