using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Throttling;
using static SupportConsole.Core.Limits.Batching.Writes;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Writes a batch's effects, a few set-based statements in an order that keeps first in, first out.</summary>
internal static class BatchWriter
{
    /// <summary>Everything is written, and what only the writes know is back in the batch; the commit is all that is left.</summary>
    public static async Task<BatchChanges> WriteAsync(LimitBatch batch, ILimitTransaction transaction, NodeIdentity node)
    {
        IfAny(batch.NewAccounts, transaction.InsertAccounts);
        IfAny(batch.ChangedAccounts.Values, transaction.UpdateAccounts);
        IfAny(batch.NewProjects, transaction.InsertProjects);
        var leases = await LeaseWriter.ClaimAsync(batch, transaction);
        await new TranscriptWriter(batch, leases, transaction).WriteAsync();
        WriteStates(batch, transaction);
        WriteRecords(batch, transaction);
        RateWriter.Write(batch, transaction);
        IfAny(batch.Renewed.Values, transaction.Renew);
        var places = batch.PlacesWanted.Count == 0 ? null : transaction.FindPlaces(batch.PlacesWanted);
        var changed = batch.Books.Where(book => book.IsTouched).Select(book => book.State.AccountId).Union(batch.Rates.ChangedAccounts).ToList();
        if (changed.Count > 0 || batch.ProvesWriting)
        {
            transaction.AppendChangeEvent(node.Id, batch.Now, string.Join(' ', changed));
        }

        await transaction.FlushAsync();
        leases.Collect(batch);
        foreach (var place in places?.Value ?? [])
        {
            batch.Places[place.Id] = place;
        }

        return new(changed, leases.LeavesStarts);
    }

    private static void WriteStates(LimitBatch batch, ILimitTransaction transaction)
    {
        var (added, counters, terms, minutes) = (new List<AccountState>(), new List<AccountState>(), new List<AccountState>(), new List<ThrottleMinute>());
        foreach (var book in batch.Books.Where(book => book.IsTouched))
        {
            book.CloseMinute(batch.Rules.Limits);
            if (book.TakeThrottleMail(batch.Rules.Limits, batch.Now) is { } mail)
            {
                batch.Outbox.Add(mail);
            }

            // That no step goes over the limit is asserted at each step: the limit may rise and fall again within a batch.
            book.State.AssertInvariants();
            if (book.ClosedMinute is { } closed)
            {
                minutes.Add(closed);
            }

            (book.IsNew ? added : counters).Add(book.State);
            if (!book.IsNew && !book.State.HasTermsOf(book.Locked))
            {
                terms.Add(book.State);
            }
        }

        IfAny(added, transaction.InsertStates);
        IfAny(counters, transaction.SaveCounters);
        IfAny(terms, transaction.SaveTerms);
        IfAny(minutes, transaction.InsertMinutes);
    }

    private static void WriteRecords(LimitBatch batch, ILimitTransaction transaction)
    {
        IfAny(batch.Usage.Hours, transaction.AddUsage);
        IfAny(batch.Ledger, transaction.InsertLedger);
        IfAny(batch.RemovedOverrides, transaction.RemoveOverrides);
        IfAny(batch.NewOverrides.Values, transaction.SaveOverrides);
        IfAny(batch.Changes.NewChanges, transaction.InsertLimitChanges);

        // First what ends: one waits an account.
        IfAny(batch.Changes.EndedEscalations, transaction.EndEscalations);
        IfAny(batch.Changes.NewEscalations, transaction.InsertEscalations);
        IfAny(batch.Outbox, transaction.InsertOutbox);
        IfAny(batch.Audit, entries => transaction.InsertAudit(entries, batch.AuditHead!));
    }
}
