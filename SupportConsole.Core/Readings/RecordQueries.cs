using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Readings;

/// <summary>Reads what an account's records say: its ledger, its last limit change, its credit and its reversals.</summary>
internal static class RecordQueries
{
    // Entity Framework does not add up what it converts, and PostgreSQL answers a wider type.
    private const string LedgerSums =
        "SELECT kind, MAX(id) AS last_id, CAST(SUM(amount) AS bigint) AS total FROM ledger_entries WHERE account_id "
        + "= {0} AND id > {1} AND id <= {2} GROUP BY kind";

    /// <summary>
    /// Adds what came after the records known, up to the row's instant: neither a deposit nor a change may stand beside
    /// a balance or a limit from before it.
    /// </summary>
    public static async Task<AccountRecords> RecordsAsync(
        this ConsoleDbContext context,
        AccountRow row,
        AccountRecords known,
        CancellationToken cancellationToken
    )
    {
        var (accountId, ledgerEnd, auditEnd) = (row.Account.Id, row.LastLedgerEntry ?? 0, row.LastAuditEntry ?? 0);
        var found = await (
            from account in context.Accounts.AsNoTracking()
            where account.Id == accountId
            from change in context
                .Set<LimitChange>()
                .AsNoTracking()
                .Where(change =>
                    change.AccountId == accountId
                    && change.Kind == LimitKind.AsyncConcurrency
                    && change.AuditSequence <= auditEnd
                )
                .OrderByDescending(change => change.AuditSequence)
                .Take(1)
                .DefaultIfEmpty()
            from grant in context
                .Set<AuditEntry>()
                .Where(entry =>
                    entry.AccountId == accountId
                    && entry.Sequence <= auditEnd
                    && entry.Action == AuditActions.GrantCredit
                    && entry.Outcome == AuditOutcome.Applied
                )
                .OrderByDescending(entry => entry.Sequence)
                .Take(1)
                .Select(entry => new { entry.ActorName, entry.Sequence })
                .DefaultIfEmpty()
            from reversal in (
                from payment in context.Set<InboxPayment>()
                where payment.AccountId == accountId && payment.State == InboxState.Reversed
                join reversal in context.Set<Reversal>() on payment.PaymentId equals reversal.PaymentId
                where
                    reversal.Kind == ReversalKind.Refund
                        ? reversal.Status != "failed" && reversal.Status != "canceled"
                        : reversal.Status == "needs_response"
                            || reversal.Status == "under_review"
                            || reversal.Status == "lost"
                orderby reversal.OpenedAt descending, reversal.Id descending
                select new
                {
                    reversal.PaymentId,
                    reversal.Kind,
                    reversal.Amount,
                    payment.Received,
                    reversal.Currency,
                    reversal.OpenedAt,
                }
            )
                .Take(1)
                .DefaultIfEmpty()
            from sum in context
                .Database.SqlQueryRaw<LedgerSum>(LedgerSums, accountId, known.LedgerEnd, ledgerEnd)
                .DefaultIfEmpty()
            from last in context
                .Set<LedgerEntry>()
                .AsNoTracking()
                .Where(entry => entry.Id == sum.last_id)
                .DefaultIfEmpty()
            select new
            {
                Change = change,
                By = grant.ActorName,
                Entry = (long?)grant.Sequence,
                ReversedPayment = reversal.PaymentId,
                ReversalKind = (ReversalKind?)reversal.Kind,
                ReversalAmount = (long?)reversal.Amount,
                ReversalOf = (long?)reversal.Received,
                ReversalCurrency = reversal.Currency,
                ReversalAt = (DateTimeOffset?)reversal.OpenedAt,
                Total = (long?)sum.total,
                Last = last,
            }
        ).ToListAsync(cancellationToken);
        var deposits = found.Find(sum => sum.Last is { Kind: LedgerKind.Deposit });
        return new(ledgerEnd, auditEnd)
        {
            Deposited = known.Deposited + new Money(deposits?.Total ?? 0),
            LastDeposit = deposits?.Last ?? known.LastDeposit,
            Credit = found.Find(sum => sum.Last is { Kind: LedgerKind.ComplimentaryCredit })?.Last ?? known.Credit,
            Grant = found[0].Entry is { } entry ? new CreditGrant(found[0].By, entry) : null,
            LastChange = found[0].Change,
            LastReversal = found[0] is { ReversedPayment: { } paymentId } gone
                ? new(
                    paymentId,
                    gone.ReversalKind!.Value,
                    gone.ReversalAmount!.Value,
                    gone.ReversalOf!.Value,
                    gone.ReversalCurrency,
                    gone.ReversalAt!.Value
                )
                : null,
        };
    }

    /// <summary>New entries of a kind, as columns.</summary>
#pragma warning disable IDE1006, SA1300 // Named as the columns are.
    private sealed record LedgerSum(int kind, long last_id, long total);
#pragma warning restore IDE1006, SA1300
}
