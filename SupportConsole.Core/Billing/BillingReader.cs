using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing;

/// <inheritdoc cref="IBillingReader"/>
internal sealed class BillingReader(IDbContextFactory<ConsoleDbContext> contexts) : IBillingReader
{
    private const int MaximumPageSize = 200;
    private const string Sums = AccountMoney.Select + " WHERE s.account_id = {0}";

    public async Task<LedgerPage> LedgerAsync(
        Actor actor,
        string accountId,
        long? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var size = Math.Clamp(count, 1, MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context
            .LedgerEntries.AsNoTracking()
            .Where(entry => entry.AccountId == accountId && (before == null || entry.Id < before))
            .OrderByDescending(entry => entry.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var shown = entries.Take(size).ToList();
        var money = await context
            .Database.SqlQueryRaw<AccountMoney>(Sums, accountId)
            .SingleOrDefaultAsync(cancellationToken);
        return new(
            shown,
            entries.Count > size,
            new Money(money?.ledger ?? 0),
            new Money(money?.used ?? 0),
            new Money(money?.balance ?? 0)
        )
        {
            Grant = shown.Any(entry => entry.Kind == LedgerKind.ComplimentaryCredit)
                ? await FindGrantAsync(context, accountId, cancellationToken)
                : null,
            Corrections = await CorrectionsAsync(context, accountId, shown, cancellationToken),
        };
    }

    /// <summary>Those of the entries that managers posted.</summary>
    private static async Task<IReadOnlyDictionary<string, Correction>> CorrectionsAsync(
        ConsoleDbContext context,
        string accountId,
        IEnumerable<LedgerEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var references = entries
            .Where(entry => entry.Kind == LedgerKind.Adjustment)
            .Select(entry => entry.Reference)
            .ToList();
        return references.Count == 0
            ? new Dictionary<string, Correction>()
            : await context
                .BalanceCorrections.AsNoTracking()
                .Where(correction =>
                    correction.AccountId == accountId
                    && references.Contains(correction.Reference)
                    && (
                        correction.State == CorrectionState.PostedAlone || correction.State == CorrectionState.Confirmed
                    )
                )
                .ToDictionaryAsync(correction => correction.Reference, cancellationToken);
    }

    private static Task<CreditGrant?> FindGrantAsync(
        ConsoleDbContext context,
        string accountId,
        CancellationToken cancellationToken
    ) =>
        context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == accountId
                && entry.Action == AuditActions.GrantCredit
                && entry.Outcome == AuditOutcome.Applied
            )
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new CreditGrant(entry.ActorName, entry.Sequence))
            .FirstOrDefaultAsync(cancellationToken);
}
