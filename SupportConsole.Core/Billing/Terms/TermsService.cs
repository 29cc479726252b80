using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Terms;

/// <inheritdoc cref="ITermsService"/>
internal sealed class TermsService(CommandBatcher batcher) : ITermsService
{
    public async Task<TermsOutcome> ChangeAsync(Actor actor, TermsRequest request, CancellationToken cancellationToken)
    {
        var problems = TermsPolicy.Validate(request);
        return problems.Count > 0
            ? new TermsOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new ChangeTermsCommand(actor, request), cancellationToken);
    }
}
