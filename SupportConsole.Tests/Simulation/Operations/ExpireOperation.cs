using SupportConsole.Core.Limits.Batching;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A node looks for expired leases.</summary>
internal sealed class ExpireOperation(int max) : Operation<ExpiredLeases>
{
    private int _expired;

    public override string Kind => "expire";

    /// <summary>Which it finds, and in which order, is free to choose; that all of them are taken back that have still expired under the lock is not.</summary>
    public override void Replay(ModelBatch batch)
    {
        _expired = 0;
        foreach (var transcript in batch.FoundExpired.Select(id => batch.Model.Transcripts[id]))
        {
            if (transcript is { Status: TranscriptStatus.Processing, Token: not null } && transcript.ExpiresAt <= batch.Now)
            {
                TakeBack(batch, transcript);
                _expired++;
            }
        }
    }

    public override void Answered(Parties parties) => Demand(IsCommitted && Outcome.Count == _expired, $"{_expired}", Outcome.Count);

    protected override LimitCommand<ExpiredLeases> Create() => new ExpireLeasesCommand(max);

    private void TakeBack(ModelBatch batch, ModelTranscript transcript)
    {
        transcript.Attempts++;
        transcript.Token = null;
        if (transcript.Attempts >= batch.Model.Settings.Limits.MaxAttempts)
        {
            batch.End(transcript, TranscriptStatus.Error, audioMilliseconds: null, cost: 0, this);
            return;
        }

        transcript.Status = TranscriptStatus.Queued;
        (transcript.Owner, transcript.ExpiresAt, transcript.LeaseSeconds, transcript.StartedAt) = (null, null, null, null);
        batch.Change(transcript);
        batch.Requeued.Add(transcript);
        var book = batch.Book(transcript.Account.Id)!;
        book.Account.Waiting.Add(transcript.Sequence, transcript);
        book.Account.Running--;
        book.Account.Queued++;
        book.Account.ThrottledSince ??= batch.Now;
        book.Drain(batch, this);
    }
}
