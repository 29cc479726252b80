using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Data;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing;

/// <inheritdoc cref="IBillingReader"/>
internal sealed class BillingReader(
    IDbContextFactory<ConsoleDbContext> contexts, IOptions<LimitOptions> limits, IOptions<NegativeBalanceOptions> negativeBalance, TimeProvider clock) : IBillingReader
{
    private const int MaximumPageSize = 200;

    public async Task<BillingFacts?> FactsAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await context.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Id == accountId, cancellationToken);
        var state = await context.AccountStates.AsNoTracking().FirstOrDefaultAsync(found => found.AccountId == accountId, cancellationToken);
        if (account is null || state is null)
        {
            return null;
        }

        var ledger = context.LedgerEntries.AsNoTracking().Where(entry => entry.AccountId == accountId);
        var since = now.AddHours(-24);
        var refusals = await context.ThrottleMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= since && minute.RefusedForBalance > 0)
            .GroupBy(_ => 1)
            .Select(minutes => new { Pieces = minutes.Sum(minute => minute.RefusedForBalance), Last = minutes.Max(minute => minute.Minute) })
            .FirstOrDefaultAsync(cancellationToken);
        return new()
        {
            State = state,
            Limit = EffectiveLimit.Of(state, limits.Value),
            Email = account.Email,
            StripeCustomerId = account.StripeCustomerId,
            ReadAt = now,
            Deposited = await SumAsync(context, "SELECT SUM(amount) FROM ledger_entries WHERE account_id = {0} AND kind = 0", accountId, cancellationToken),
            LastDeposit = await ledger.Where(entry => entry.Kind == LedgerKind.Deposit).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancellationToken),
            Credit = await ledger.FirstOrDefaultAsync(entry => entry.Kind == LedgerKind.ComplimentaryCredit, cancellationToken),
            Refused = refusals?.Pieces ?? 0,
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
        return new(
            [.. entries.Take(size)],
            entries.Count > size,
            await SumAsync(context, "SELECT SUM(amount) FROM ledger_entries WHERE account_id = {0}", accountId, cancellationToken),
            await SumAsync(context, "SELECT SUM(cost) FROM usage_hours WHERE account_id = {0}", accountId, cancellationToken));
    }

    /// <summary>Entity Framework does not add up what it converts, and PostgreSQL answers a wider type.</summary>
    private static async Task<Money> SumAsync(ConsoleDbContext context, string sum, string accountId, CancellationToken cancellationToken)
    {
#pragma warning disable EF1002 // The statements are the two above; the id is a parameter.
        var micros = await context.Database.SqlQueryRaw<long>($"SELECT CAST(COALESCE(({sum}), 0) AS bigint) AS \"Value\"", accountId).SingleAsync(cancellationToken);
#pragma warning restore EF1002
        return new Money(micros);
    }
}
