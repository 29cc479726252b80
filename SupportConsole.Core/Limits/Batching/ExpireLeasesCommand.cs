using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Takes transcripts back from workers that were not heard of: to the front of the queue, or to an end after too many attempts.</summary>
internal sealed class ExpireLeasesCommand(int max) : LimitCommand<ExpiredLeases>
{
    public override int Weight => max;

    public override void Count(DecisionTally tally) => tally.ExpiredLeases += Outcome?.Count ?? 0;

    public override void Require(BatchRequirements requirements) =>
        requirements.ExpiredLeases = Math.Max(requirements.ExpiredLeases, max);

    public override void Decide(LimitBatch batch)
    {
        var expired = 0;
        foreach (var id in batch.Expired)
        {
            // Ended or renewed by an earlier command of the batch, or on another node before the lock.
            if (batch.Transcript(id) is { Status: TranscriptStatus.Processing } transcript && transcript.LeaseExpiresAt <= batch.Now)
            {
                TakeBack(transcript with { Attempts = transcript.Attempts + 1 }, batch);
                expired++;
            }
        }

        Outcome = new(expired);
    }

    private static void TakeBack(Transcript transcript, LimitBatch batch)
    {
        var book = batch.Book(transcript.AccountId)!;
        if (transcript.Attempts >= batch.Rules.Limits.MaxAttempts)
        {
            batch.Finish(
                transcript with { Status = TranscriptStatus.Error, FinishedAt = batch.Now, Error = LimitTexts.TooManyAttempts(transcript.Attempts) },
                keepToken: false);
            book.Tally.Finished++;
            book.Move(AsyncLimiter.Finish(book.State, Money.Zero, batch.Rules.Limits), []);
            return;
        }

        batch.Requeue(transcript);
        book.Move(AsyncLimiter.Requeue(book.State, batch.Rules.Limits, batch.Now), []);
    }
}

/// <summary>How many leases had expired.</summary>
internal sealed record ExpiredLeases(int Count);
