using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.LimitChanges;

/// <inheritdoc cref="ILimitChangeService"/>
internal sealed class LimitChangeService(CommandBatcher batcher, IOptions<GuardrailOptions> guardrails)
    : ILimitChangeService
{
    public async Task<LimitChangeOutcome> ChangeAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = LimitChangeValidator.Validate(request, guardrails.Value);
        if (problems.Count > 0)
        {
            return new LimitChangeOutcome.Invalid(problems);
        }

        // Whether the actor may is decided, and audited when not, inside the transaction.
        return await batcher.ExecuteAsync(new ChangeLimitCommand(actor, request), cancellationToken);
    }

    public async Task<LimitMoveOutcome> RaiseUrgentlyAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = LimitChangeValidator.Validate(request, guardrails.Value);
        return problems.Count > 0
            ? new LimitMoveOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new UrgentRaiseCommand(actor, request), cancellationToken);
    }

    public async Task<LimitMoveOutcome> UndoAsync(
        Actor actor,
        LimitUndoRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = LimitChangeValidator.Validate(request);
        return problems.Count > 0
            ? new LimitMoveOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new UndoLimitCommand(actor, request), cancellationToken);
    }
}
