using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Batching;

namespace SupportConsole.Core.Billing.Credits;

/// <inheritdoc cref="ICreditService"/>
internal sealed class CreditService(LimitBatcher batcher, IOptions<BillingOptions> billing) : ICreditService
{
    public async Task<CreditOutcome> GrantAsync(Actor actor, CreditRequest request, CancellationToken cancellationToken)
    {
        var problems = CreditPolicy.Validate(request);
        return problems.Count > 0
            ? new CreditOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new GrantCreditCommand(actor, request, billing.Value), cancellationToken);
    }
}
