using System.Diagnostics;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Writes a batch's effects, a few set-based statements in an order that keeps first in, first out.</summary>
internal static class BatchWriter
{
    public static async Task<BatchChanges> WriteAsync(LimitBatch batch, ILimitTransaction transaction, NodeIdentity node)
    {
        await WriteAccountsAsync(batch, transaction);
        var hasStarts = await WriteTranscriptsAsync(batch, transaction);
        await WriteStatesAsync(batch, transaction);
        await WriteRecordsAsync(batch, transaction);
        await LeaseWriter.WriteAsync(batch, transaction);
        await FindPlacesAsync(batch, transaction);

        var changed = batch.Books.Where(book => book.IsTouched).Select(book => book.State.AccountId).ToList();
        if (changed.Count > 0)
        {
            await transaction.AppendChangeEventAsync(node.Id, batch.Now, string.Join(' ', changed));
        }

        return new(changed, hasStarts);
    }

    private static async Task WriteAccountsAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        await IfAny(batch.NewAccounts, transaction.InsertAccountsAsync);
        await IfAny(batch.ChangedAccounts.Values, transaction.UpdateAccountsAsync);
        await IfAny(batch.NewProjects, transaction.InsertProjectsAsync);
    }

    /// <summary>
    /// First what leaves its slot, then what is new, then the starts: the oldest of all that wait by then are exactly those
    /// that the decisions started one after the other.
    /// </summary>
    private static async Task<bool> WriteTranscriptsAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        await IfAny(batch.Finished, transaction.FinishAsync);
        await IfAny(batch.Requeued, transaction.RequeueAsync);
        await IfAny(batch.NewTranscripts.Values, transaction.InsertTranscriptsAsync);

        var starts = batch.Books.Where(book => book.Starts > 0).ToDictionary(book => book.State.AccountId);
        if (starts.Count > 0)
        {
            var started = await transaction.StartOldestAsync([.. starts.Values.Select(book => (book.State.AccountId, book.Starts))], batch.Now);
            foreach (var ofAccount in started.GroupBy(transcript => transcript.AccountId))
            {
                starts[ofAccount.Key].Distribute(ofAccount.OrderBy(transcript => transcript.Sequence).Select(transcript => transcript.Id));
            }
        }

        await MarkWaitingAsync(batch, transaction);
        return starts.Count > 0 || batch.NewTranscripts.Values.Any(transcript => transcript.Status == TranscriptStatus.Processing);
    }

    /// <summary>
    /// Which of the requeued wait is known only now: what starts in a freed slot is the oldest, which need not be the one that
    /// freed it.
    /// </summary>
    private static async Task MarkWaitingAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        if (batch.Requeued.Count > 0)
        {
            foreach (var accountId in await transaction.MarkWaitingAsync([.. batch.Requeued.Select(transcript => transcript.Id)]))
            {
                batch.Book(accountId)!.Tally.Throttled++;
            }
        }
    }

    private static async Task WriteStatesAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        var touched = batch.Books.Where(book => book.IsTouched).ToList();
        foreach (var book in touched)
        {
            book.State.AssertInvariants();
            Debug.Assert(
                book.State.Running <= Math.Max(EffectiveLimit.Of(book.State, batch.Rules.Limits).Value, book.Locked.Running),
                $"{book.State.AccountId}: the batch ends over the limit");
        }

        await IfAny([.. touched.Where(book => book.IsNew).Select(book => book.State)], transaction.InsertStatesAsync);
        await IfAny(
            [.. touched.Where(book => !book.IsNew).Select(book => book.State with { Version = book.Locked.Version + 1 })],
            transaction.SaveStatesAsync);
        await IfAny(
            [.. touched.Where(book => book.HasHistory(batch.Rules.Limits)).Select(book => book.Tally.Close(book.State, EffectiveLimit.Of(book.State, batch.Rules.Limits).Value))],
            transaction.AddMinutesAsync);
    }

    private static async Task WriteRecordsAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        await IfAny(batch.Usage.Hours, transaction.AddUsageAsync);
        await IfAny(batch.Ledger, transaction.InsertLedgerAsync);
        await IfAny(batch.NewOverrides.Values, transaction.SaveOverridesAsync);
        await IfAny(batch.Audit, entries => transaction.InsertAuditAsync(entries, batch.AuditHead!));
    }

    private static async Task FindPlacesAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        if (batch.PlacesWanted.Count > 0)
        {
            foreach (var place in await transaction.FindPlacesAsync(batch.PlacesWanted))
            {
                batch.Places[place.Id] = place;
            }
        }
    }

    private static Task IfAny<T>(IReadOnlyCollection<T> rows, Func<IReadOnlyCollection<T>, Task> write) =>
        rows.Count == 0 ? Task.CompletedTask : write(rows);
}
