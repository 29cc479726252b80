using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A node looks for expired leases.</summary>
internal sealed class ExpireOperation(int max) : Operation<ExpiredLeases>
{
    private int _expired;

    public override string Kind => "expire";

    /// <summary>
    /// Which it finds, and in which order, is free to choose; that those it takes back have expired is not.
    /// </summary>
    public override void Replay(ModelBatch batch)
    {
        _expired = 0;
        foreach (
            var transcript in batch
                .FoundExpired.Select(batch.Model.Transcripts.GetValueOrDefault)
                .OfType<ModelTranscript>()
        )
        {
            // A lease takes no account's row: it may have been given after this batch had looked at the transcript.
            if (
                transcript is { Status: TranscriptStatus.Processing, Token: not null }
                && batch.Changes.Transcripts.GetValueOrDefault(transcript.Id)?.Attempts > transcript.Attempts
            )
            {
                TakeBack(batch, transcript);
                _expired++;
            }
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.Count == _expired, $"{_expired}", Outcome.Count);

    protected override Command<ExpiredLeases> Create() => new ExpireLeasesCommand(max);

    private void TakeBack(ModelBatch batch, ModelTranscript transcript)
    {
        if (transcript.ExpiresAt > batch.Now)
        {
            throw new ViolationException(
                $"{transcript.Id} was taken from its worker {transcript.ExpiresAt - batch.Now} ms before its lease "
                    + "ran out"
            );
        }

        transcript.Attempts++;
        transcript.Token = null;
        if (transcript.Attempts >= batch.Model.Settings.Limits.MaxAttempts)
        {
            batch.End(transcript, TranscriptStatus.Error, audioMilliseconds: null, cost: 0, this);
            return;
        }

        transcript.Status = TranscriptStatus.Queued;
        (transcript.Owner, transcript.ExpiresAt, transcript.LeaseSeconds, transcript.StartedAt) = (
            null,
            null,
            null,
            null
        );
        batch.Change(transcript);
        batch.Requeued.Add(transcript);
        var snapshot = batch.Snapshot(transcript.Account.Id)!;
        snapshot.Account.Waiting.Add(transcript.Sequence, transcript);
        snapshot.Account.Running--;
        snapshot.Account.Queued++;
        snapshot.Account.ThrottledSince ??= batch.Now;
        snapshot.Drain(batch, this);
    }
}
