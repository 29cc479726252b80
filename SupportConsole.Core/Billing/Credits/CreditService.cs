using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Credits;

/// <inheritdoc cref="ICreditService"/>
internal sealed class CreditService(CommandBatcher batcher, IOptions<BillingOptions> billing) : ICreditService
{
    public async Task<CreditOutcome> GrantAsync(Actor actor, CreditRequest request, CancellationToken cancellationToken)
    {
        var problems = CreditPolicy.Validate(request);
        return problems.Count > 0
            ? new CreditOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new GrantCreditCommand(actor, request, billing.Value), cancellationToken);
    }
}
