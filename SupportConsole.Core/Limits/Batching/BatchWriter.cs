using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Throttling;

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
        var starts = batch.Books.Where(book => book.Starts > 0).ToDictionary(book => book.State.AccountId);
        var started = WriteTranscripts(batch, starts, transaction);
        await MarkWaitingAsync(batch, transaction);
        WriteStates(batch, transaction);
        WriteRecords(batch, transaction);
        RateWriter.Write(batch, transaction);
        IfAny(batch.Renewed.Values, transaction.Renew);
        var leases = new LeaseWriter();
        leases.Write(batch, transaction);
        var places = batch.PlacesWanted.Count == 0 ? null : transaction.FindPlaces(batch.PlacesWanted);
        var changed = batch.Books.Where(book => book.IsTouched).Select(book => book.State.AccountId).Union(batch.Rates.ChangedAccounts).ToList();
        if (changed.Count > 0)
        {
            transaction.AppendChangeEvent(node.Id, batch.Now, string.Join(' ', changed));
        }

        await transaction.FlushAsync();
        Distribute(starts, started?.Value ?? []);
        IfAny(WaitsOf(started?.Value ?? [], batch.Now), transaction.AddWaits);
        leases.Collect();
        foreach (var place in places?.Value ?? [])
        {
            batch.Places[place.Id] = place;
        }

        return new(changed, starts.Count > 0 || batch.NewTranscripts.Values.Any(transcript => transcript.Status == TranscriptStatus.Processing));
    }

    /// <summary>
    /// First what leaves its slot, then what is new, then the starts: the oldest of all that wait by then are exactly those
    /// that the decisions started one after the other.
    /// </summary>
    private static Pending<List<StartedTranscript>>? WriteTranscripts(LimitBatch batch, Dictionary<string, AccountBook> starts, ILimitTransaction transaction)
    {
        IfAny(batch.Finished, transaction.Finish);
        IfAny(batch.Requeued, transaction.Requeue);
        IfAny(batch.NewTranscripts.Values, transaction.InsertTranscripts);
        return starts.Count == 0 ? null : transaction.StartOldest([.. starts.Values.Select(book => (book.State.AccountId, book.Starts))], batch.Now);
    }

    /// <summary>
    /// Which of the requeued wait is known only now: what starts in a freed slot is the oldest, which need not be the one that
    /// freed it.
    /// </summary>
    private static async Task MarkWaitingAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        if (batch.Requeued.Count > 0)
        {
            var waiting = transaction.MarkWaiting([.. batch.Requeued.Select(transcript => transcript.Id)]);
            await transaction.FlushAsync();
            foreach (var accountId in waiting.Value)
            {
                batch.Book(accountId)!.Tally.Throttled++;
            }
        }
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

    private static void Distribute(Dictionary<string, AccountBook> starts, List<StartedTranscript> started)
    {
        foreach (var ofAccount in started.GroupBy(transcript => transcript.AccountId))
        {
            starts[ofAccount.Key].Distribute(ofAccount.OrderBy(transcript => transcript.Sequence).Select(transcript => transcript.Id));
        }
    }

    /// <summary>
    /// How long they waited, an account. Which they are is known only when they have started; the sums go into the minute that the
    /// counters' write has just opened or continued.
    /// </summary>
    private static List<WaitTotal> WaitsOf(List<StartedTranscript> started, DateTimeOffset now) =>
    [
        .. started.Where(transcript => transcript.Attempts == 0).GroupBy(transcript => transcript.AccountId).Select(ofAccount =>
        {
            var waits = ofAccount.Select(transcript => Math.Max(0, (long)(now - transcript.SubmittedAt).TotalMilliseconds)).ToList();
            return new WaitTotal(ofAccount.Key, waits.Count, waits.Sum(), waits.Max());
        }),
    ];

    private static void IfAny<T>(IReadOnlyCollection<T> rows, Action<IReadOnlyCollection<T>> write)
    {
        if (rows.Count > 0)
        {
            write(rows);
        }
    }
}
