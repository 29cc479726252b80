using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>Reads the accounts of a page with all that a row shows.</summary>
internal static class AccountListRows
{
    /// <summary>The accounts of these ids, in their order.</summary>
    public static async Task<IReadOnlyList<AccountListRow>> RowsAsync(
        this ConsoleDbContext context,
        IReadOnlyCollection<string> ids,
        LimitOptions limits,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from account in context.Accounts.AsNoTracking()
            join state in context.AccountStates.AsNoTracking() on account.Id equals state.AccountId
            where ids.Contains(account.Id)
            select new { Account = account, State = state }
        ).ToDictionaryAsync(row => row.Account.Id, cancellationToken);
        var own = (
            await context
                .LimitOverrides.AsNoTracking()
                .Where(limit => ids.Contains(limit.AccountId))
                .ToListAsync(cancellationToken)
        ).ToDictionary(limit => (limit.AccountId, limit.Kind));
        return
        [
            .. ids.Where(found.ContainsKey)
                .Select(id =>
                {
                    var (account, state) = (found[id].Account, found[id].State);
                    return new AccountListRow(
                        new(
                            account,
                            state,
                            EffectiveLimit.Of(state, limits),
                            own.GetValueOrDefault((id, LimitKind.AsyncConcurrency))
                        ),
                        state.StreamingLimitOverride ?? limits.Of(state.Plan).StreamingSessionsPerMinute,
                        own.GetValueOrDefault((id, LimitKind.ApiKeys))?.Value ?? limits.Of(state.Plan).ApiKeys,
                        own.GetValueOrDefault((id, LimitKind.Projects))?.Value ?? limits.Of(state.Plan).Projects
                    );
                }),
        ];
    }
}
