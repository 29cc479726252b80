using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>Reads who spends what, and whose balance is low by that.</summary>
internal static class LowBalanceQueries
{
    /// <summary>
    /// The states of the accounts whose balance is low now: the measured spending is minutes old, the balance is live.
    /// Walks the small table of measured accounts.
    /// </summary>
    public static IQueryable<AccountState> LowBalances(this ConsoleDbContext context) =>
        from spend in context.MeasuredSpends
        join state in context.AccountStates on spend.AccountId equals state.AccountId
        where
            !state.Disabled
            && !state.EomBilling
            && state.AutoPayBelow == null
            && state.Balance >= Money.Zero
            && state.Balance < spend.LowBelow
        select state;

    /// <summary>What each account has been charged since a time: only those with usage, by an index of the hours.</summary>
    public static IQueryable<AccountSpend> SpendsSince(this ConsoleDbContext context, DateTimeOffset from)
    {
        var since = from.ToUnixTimeMilliseconds();
        return context.Database.SqlQuery<AccountSpend>(
            $"""
            SELECT u.account_id, CAST(SUM(u.cost) AS bigint) AS spent
            FROM usage_hours u
            WHERE u.hour_start >= {since}
            GROUP BY u.account_id
            """
        );
    }

    /// <summary>What an account has been charged, as columns.</summary>
    internal sealed class AccountSpend
    {
        [Column("account_id")]
        public required string AccountId { get; init; }

        [Column("spent")]
        public required long Spent { get; init; }
    }
}
