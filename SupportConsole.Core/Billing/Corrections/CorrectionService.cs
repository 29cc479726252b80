using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Corrections;

/// <inheritdoc cref="ICorrectionService"/>
internal sealed class CorrectionService(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<BillingOptions> billing
) : ICorrectionService
{
    private const int MostOfAccount = 50;
    private const int MostWaiting = 100;

    public async Task<CorrectionOutcome> RequestAsync(
        Actor actor,
        CorrectionRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = CorrectionPolicy.Validate(request);
        return problems.Count > 0
            ? new CorrectionOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(
                new RequestCorrectionCommand(actor, request, billing.Value),
                cancellationToken
            );
    }

    public async Task<CorrectionOutcome> DecideAsync(
        Actor actor,
        CorrectionDecisionRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = CorrectionPolicy.Validate(request);
        if (problems.Count > 0)
        {
            return new CorrectionOutcome.Invalid(problems);
        }

        // Which account to lock; neither it nor the reference ever changes.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .BalanceCorrections.Where(correction => correction.Id == request.CorrectionId)
            .Select(correction => new { correction.AccountId, correction.Reference })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? new CorrectionOutcome.Unknown()
            : await batcher.ExecuteAsync(
                new DecideCorrectionCommand(actor, found.AccountId, found.Reference, request),
                cancellationToken
            );
    }

    public async Task<IReadOnlyList<Correction>> OfAccountAsync(
        Actor actor,
        string accountId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .BalanceCorrections.AsNoTracking()
            .Where(correction => correction.AccountId == accountId)
            .OrderBy(correction => correction.State == CorrectionState.Waiting ? 0 : 1)
            .ThenByDescending(correction => correction.RequestedAt)
            .ThenByDescending(correction => correction.Id)
            .Take(MostOfAccount)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Correction>> WaitingAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.CorrectBalance);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .BalanceCorrections.AsNoTracking()
            .Where(correction => correction.State == CorrectionState.Waiting)
            .OrderBy(correction => correction.RequestedAt)
            .ThenBy(correction => correction.Id)
            .Take(MostWaiting)
            .ToListAsync(cancellationToken);
    }
}
