using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Billing.Terms;

/// <inheritdoc cref="ITermsService"/>
internal sealed class TermsService(CommandBatcher batcher, PriceBook prices) : ITermsService
{
    public async Task<TermsOutcome> ChangeAsync(Actor actor, TermsRequest request, CancellationToken cancellationToken)
    {
        var problems = TermsPolicy.Validate(request, prices);
        return problems.Count > 0
            ? new TermsOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new ChangeTermsCommand(actor, request), cancellationToken);
    }
}
