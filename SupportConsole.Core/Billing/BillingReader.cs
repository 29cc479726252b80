using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing;

/// <inheritdoc cref="IBillingReader"/>
internal sealed class BillingReader(
    IDbContextFactory<ConsoleDbContext> contexts, IOptions<LimitOptions> limits, IOptions<NegativeBalanceOptions> negativeBalance, TimeProvider clock) : IBillingReader
{
    private const int MaximumPageSize = 200;
    private const string Sums = AccountMoney.Select + " WHERE s.account_id = {0}";

    // Entity Framework does not add up what it converts, and PostgreSQL answers a wider type.
    private const string SumOfDeposits = "SELECT CAST(COALESCE((SELECT SUM(amount) FROM ledger_entries WHERE account_id = {0} AND kind = 0), 0) AS bigint) AS \"Value\"";

    public async Task<BillingFacts?> FactsAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ledger = context.LedgerEntries.AsNoTracking().Where(entry => entry.AccountId == accountId);
        var (day, hour) = (now.AddHours(-24), now.AddHours(-1));
        var refusals = await context.ThrottleMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= day && minute.RefusedForBalance > 0)
            .GroupBy(_ => 1)
            .Select(minutes => new
            {
                Pieces = minutes.Sum(minute => minute.RefusedForBalance),
                LastHour = minutes.Sum(minute => minute.Minute >= hour ? minute.RefusedForBalance : 0),
                Last = minutes.Max(minute => minute.Minute),
            })
            .FirstOrDefaultAsync(cancellationToken);
        var deposited = await DepositedAsync(context, accountId, cancellationToken);
        var lastDeposit = await ledger.Where(entry => entry.Kind == LedgerKind.Deposit).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancellationToken);
        var credit = await ledger.FirstOrDefaultAsync(entry => entry.Kind == LedgerKind.ComplimentaryCredit, cancellationToken);
        var grant = credit is null ? null : await FindGrantAsync(context, accountId, cancellationToken);

        // Last of all: a credit that comes while this reads must not stand beside the balance from before it.
        var account = await context.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Id == accountId, cancellationToken);
        var state = await context.AccountStates.AsNoTracking().FirstOrDefaultAsync(found => found.AccountId == accountId, cancellationToken);
        if (account is null || state is null)
        {
            return null;
        }

        return new()
        {
            State = state,
            Limit = EffectiveLimit.Of(state, limits.Value),
            Email = account.Email,
            StripeCustomerId = account.StripeCustomerId,
            ReadAt = now,
            Deposited = deposited,
            LastDeposit = lastDeposit,
            Credit = credit,
            Grant = grant,
            Refused = refusals?.Pieces ?? 0,
            RefusedLastHour = refusals?.LastHour ?? 0,
            LastRefusal = refusals?.Last,
            NewWork = negativeBalance.Value.NewWork,
        };
    }

    public async Task<LedgerPage> LedgerAsync(Actor actor, string accountId, long? before, int count, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var size = Math.Clamp(count, 1, MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context.LedgerEntries.AsNoTracking()
            .Where(entry => entry.AccountId == accountId && (before == null || entry.Id < before))
            .OrderByDescending(entry => entry.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var shown = entries.Take(size).ToList();
        var money = await context.Database.SqlQueryRaw<AccountMoney>(Sums, accountId).SingleOrDefaultAsync(cancellationToken);
        return new(shown, entries.Count > size, new Money(money?.ledger ?? 0), new Money(money?.used ?? 0), new Money(money?.balance ?? 0))
        {
            Grant = shown.Any(entry => entry.Kind == LedgerKind.ComplimentaryCredit) ? await FindGrantAsync(context, accountId, cancellationToken) : null,
        };
    }

    private static Task<CreditGrant?> FindGrantAsync(ConsoleDbContext context, string accountId, CancellationToken cancellationToken) => context.AuditEntries.AsNoTracking()
        .Where(entry => entry.AccountId == accountId && entry.Action == AuditActions.GrantCredit && entry.Outcome == AuditOutcome.Applied)
        .OrderByDescending(entry => entry.Sequence)
        .Select(entry => new CreditGrant(entry.ActorName, entry.Sequence))
        .FirstOrDefaultAsync(cancellationToken);

    private static async Task<Money> DepositedAsync(ConsoleDbContext context, string accountId, CancellationToken cancellationToken) =>
        new(await context.Database.SqlQueryRaw<long>(SumOfDeposits, accountId).SingleAsync(cancellationToken));
}
