using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>Reads how accounts stand now: only what a list shows, of many accounts.</summary>
internal static class PresentReader
{
    /// <summary>A statement takes so many ids as a list without trouble on any engine.</summary>
    private const int AtOnce = 1_000;

    public static async Task<Dictionary<string, AccountNow>> PresentAsync(
        this ConsoleDbContext context,
        IEnumerable<string> accountIds,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, AccountNow>(StringComparer.Ordinal);
        foreach (var ids in accountIds.Chunk(AtOnce))
        {
            var rows =
                from account in context.Accounts.AsNoTracking()
                join state in context.AccountStates.AsNoTracking() on account.Id equals state.AccountId
                where EF.Parameter(ids).Contains(account.Id)
                select new
                {
                    account.Id,
                    account.Name,
                    account.ImportantOwner,
                    state.Plan,
                    state.ThrottleLimitOverride,
                    state.Disabled,
                    state.PausedUntil,
                    state.EomBilling,
                    state.AutoPayBelow,
                    state.Balance,
                    state.Queued,
                };
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var terms = new AccountState
                {
                    AccountId = row.Id,
                    Plan = row.Plan,
                    ThrottleLimitOverride = row.ThrottleLimitOverride,
                    Disabled = row.Disabled,
                    PausedUntil = row.PausedUntil,
                    EomBilling = row.EomBilling,
                    AutoPayBelow = row.AutoPayBelow,
                    Balance = row.Balance,
                };
                found[row.Id] = new(row.Name, EffectiveLimit.Of(terms, limits), row.Queued)
                {
                    ImportantOwner = row.ImportantOwner,
                };
            }
        }

        return found;
    }
}
