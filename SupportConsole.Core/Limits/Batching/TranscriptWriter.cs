using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;
using static SupportConsole.Core.Limits.Batching.Writes;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>
/// Writes what a batch did to transcripts. First what leaves its slot, then what is new, then the starts: the oldest of all that
/// wait by then are exactly those that the decisions started one after the other.
/// </summary>
internal sealed class TranscriptWriter(LimitBatch batch, LeaseWriter leases, ILimitTransaction transaction)
{
    public async Task WriteAsync()
    {
        var starting = batch.Books.Where(book => book.Starts > 0).ToDictionary(book => book.State.AccountId);

        // Before the new ones get theirs: what waited is older.
        var places = starting.Values.ToDictionary(book => book.State.AccountId, book => leases.Reserve(book.State.AccountId, book.Starts));
        IfAny(batch.Finished, transaction.Finish);
        IfAny(batch.Requeued, transaction.Requeue);
        IfAny(
            [.. batch.NewTranscripts.Values.Select(added => added.Status == TranscriptStatus.Processing ? leases.Lease(added) : added)],
            transaction.InsertTranscripts);
        var started = starting.Count == 0 ? [] : await StartAsync(starting, places);
        MarkWaiting(started);
    }

    /// <summary>Which they are is known only here; the decisions that made room hear of them, and the minute of how long they waited.</summary>
    private async Task<List<Transcript>> StartAsync(Dictionary<string, AccountBook> starting, Dictionary<string, Queue<LeasePlace>> places)
    {
        var oldest = transaction.FindOldest([.. starting.Values.Select(book => (book.State.AccountId, book.Starts))]);
        await transaction.FlushAsync();
        var started = new List<Transcript>(oldest.Value.Count);
        foreach (var ofAccount in oldest.Value.GroupBy(waiting => waiting.AccountId))
        {
            var (book, free) = (starting[ofAccount.Key], places[ofAccount.Key]);
            var inOrder = ofAccount.OrderBy(waiting => waiting.Sequence).ToList();
            foreach (var waiting in inOrder)
            {
                var running = waiting.Start(batch.Now);
                started.Add(free.TryDequeue(out var place) ? place.Give(running) : running);
                if (waiting.Attempts == 0)
                {
                    book.Tally.Waited(batch.Now - waiting.SubmittedAt);
                }
            }

            book.Distribute(inOrder.Select(waiting => waiting.Id));
        }

        transaction.Start(started);
        return started;
    }

    /// <summary>What starts in a freed slot is the oldest, which need not be the one that freed it: of the requeued, those that did not start wait.</summary>
    private void MarkWaiting(List<Transcript> started)
    {
        if (batch.Requeued.Count == 0)
        {
            return;
        }

        var running = started.Select(transcript => transcript.Id).ToHashSet();
        var waiting = batch.Requeued.Where(transcript => !running.Contains(transcript.Id)).ToList();
        foreach (var transcript in waiting)
        {
            batch.Book(transcript.AccountId)!.Tally.Throttled++;
        }

        IfAny([.. waiting.Select(transcript => transcript.Id)], transaction.MarkWaiting);
    }
}
