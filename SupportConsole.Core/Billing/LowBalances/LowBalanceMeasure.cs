using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>
/// Measures what accounts have spent lately and keeps those whose balance may not last for long, every few minutes, on
/// one node. Only accounts with usage are looked at, however many there are.
/// </summary>
internal sealed partial class LowBalanceMeasure(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LowBalanceOptions> options,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<LowBalanceMeasure> logger
) : SingletonService(TimeSpan.FromMinutes(options.Value.MeasureMinutes), election, clock, logger)
{
    /// <summary>A statement takes so many ids as a list without trouble on any engine.</summary>
    private const int AtOnce = 1_000;

    /// <summary>
    /// Kept up to so many times the low balance: between two measurements the balance falls, and the spending does not
    /// double.
    /// </summary>
    private const int Margin = 2;

    /// <summary>One measurement.</summary>
    /// <returns>How many accounts are kept.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var from = now.Truncate(TimeSpan.FromHours(1)).AddDays(-options.Value.Days);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var spends = await context
            .SpendsSince(from)
            .Where(spend => spend.Spent > 0)
            .ToDictionaryAsync(spend => spend.AccountId, spend => new Money(spend.Spent), cancellationToken);
        var kept = new Dictionary<string, MeasuredSpend>(StringComparer.Ordinal);
        foreach (var ids in spends.Keys.Chunk(AtOnce))
        {
            await foreach (
                var state in context
                    .AccountStates.AsNoTracking()
                    .Where(state => EF.Parameter(ids).Contains(state.AccountId))
                    .AsAsyncEnumerable()
                    .WithCancellation(cancellationToken)
            )
            {
                var spent = spends[state.AccountId];
                var low = options.Value.LowBelow(spent);
                if (BalanceRunway.IsCandidate(state) && state.Balance.Micros / Margin < low.Micros)
                {
                    kept[state.AccountId] = new()
                    {
                        AccountId = state.AccountId,
                        Spent = spent,
                        LowBelow = low,
                        MeasuredAt = now,
                    };
                }
            }
        }

        var count = kept.Count;
        await StoreAsync(context, kept, cancellationToken);
        return count;
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception exception)
            when (exception
                    is DbException
                        or DbUpdateException
                        or IOException
                        or InvalidOperationException
                        or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            // What was measured before stays, and the next round measures again.
            LogFailed(exception.Message);
        }
    }

    /// <summary>Replaces what was measured before; only rows that differ are written.</summary>
    private static async Task StoreAsync(
        ConsoleDbContext context,
        Dictionary<string, MeasuredSpend> kept,
        CancellationToken cancellationToken
    )
    {
        var known = await context.MeasuredSpends.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var old in known)
        {
            if (!kept.Remove(old.AccountId, out var fresh))
            {
                context.MeasuredSpends.Remove(old);
            }
            else if (fresh.Spent != old.Spent || fresh.LowBelow != old.LowBelow)
            {
                context.MeasuredSpends.Update(fresh);
            }
        }

        context.MeasuredSpends.AddRange(kept.Values);
        await context.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Low balances are not measured anew: {Cause}")]
    private partial void LogFailed(string cause);
}
