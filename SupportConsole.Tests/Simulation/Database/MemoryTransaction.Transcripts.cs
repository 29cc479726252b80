using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public virtual void Finish(IReadOnlyCollection<FinishedTranscript> finished) => Write(nameof(Finish), async () =>
    {
        var met = 0;
        foreach (var (transcript, keepToken) in finished)
        {
            if (await LockTranscriptAsync(transcript.Id) is { } row && HoldsLease(row, transcript))
            {
                Changes.Transcripts[row.Id] = row with
                {
                    Status = transcript.Status,
                    Attempts = transcript.Attempts,
                    LeaseToken = keepToken ? transcript.LeaseToken : null,
                    FinishedAt = transcript.FinishedAt,
                    AudioMilliseconds = transcript.AudioMilliseconds,
                    Cost = transcript.Cost,
                    Error = transcript.Error,
                };
                met++;
            }
        }

        Demand(nameof(Finish), finished.Count, met);
    });

    public virtual void Requeue(IReadOnlyCollection<Transcript> requeued) => Write(nameof(Requeue), async () =>
    {
        var met = 0;
        foreach (var transcript in requeued)
        {
            if (await LockTranscriptAsync(transcript.Id) is { } row && HoldsLease(row, transcript))
            {
                Changes.Transcripts[row.Id] = row with
                {
                    Status = TranscriptStatus.Queued,
                    Attempts = transcript.Attempts,
                    LeaseOwner = null,
                    LeaseToken = null,
                    LeaseExpiresAt = null,
                    LeaseSeconds = null,
                    StartedAt = null,
                };
                met++;
            }
        }

        Demand(nameof(Requeue), requeued.Count, met);
    });

    public virtual void InsertTranscripts(IReadOnlyCollection<Transcript> transcripts) => Write(nameof(InsertTranscripts), async () =>
    {
        foreach (var transcript in transcripts)
        {
            await LockAsync(LockedTable.Transcript, transcript.Id);
            DemandUnique(tables.Transcripts.ContainsKey(transcript.Id) || !Changes.Transcripts.TryAdd(transcript.Id, transcript), transcript.Id);
        }
    });

    public virtual Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts) => Query(nameof(FindOldest), () =>
    {
        var oldest = starts.SelectMany(start => NextToStart(start.AccountId, start.Count)).Select(AsRead).ToList();
        Demand(nameof(FindOldest), starts.Sum(start => start.Count), oldest.Count);
        return oldest;
    });

    public virtual void Start(IReadOnlyCollection<Transcript> started) => Write(nameof(Start), async () =>
    {
        var met = 0;
        foreach (var transcript in started)
        {
            if (await LockTranscriptAsync(transcript.Id) is { Status: TranscriptStatus.Queued } row)
            {
                Changes.Transcripts[row.Id] = row with
                {
                    Status = TranscriptStatus.Processing,
                    StartedAt = transcript.StartedAt,
                    Throttle = transcript.Throttle,
                    LeaseOwner = transcript.LeaseOwner,
                    LeaseToken = transcript.LeaseToken,
                    LeaseExpiresAt = transcript.LeaseExpiresAt,
                    LeaseSeconds = transcript.LeaseSeconds,
                };
                met++;
            }
        }

        Demand(nameof(Start), started.Count, met);
    });

    public void MarkWaiting(IReadOnlyCollection<string> ids) => Write(nameof(MarkWaiting), async () =>
    {
        var met = 0;
        foreach (var id in ids)
        {
            if (await LockTranscriptAsync(id) is { Status: TranscriptStatus.Queued } row)
            {
                Changes.Transcripts[id] = row with { Throttle = Throttle.Waiting };
                met++;
            }
        }

        Demand(nameof(MarkWaiting), ids.Count, met);
    });

    public virtual void Renew(IReadOnlyCollection<Transcript> renewed) => Write(nameof(Renew), async () =>
    {
        var met = 0;
        foreach (var transcript in renewed)
        {
            if (await LockTranscriptAsync(transcript.Id) is { Status: TranscriptStatus.Processing } row && row.LeaseToken == transcript.LeaseToken)
            {
                Changes.Transcripts[row.Id] = row with { LeaseExpiresAt = transcript.LeaseExpiresAt };
                met++;
            }
        }

        Demand(nameof(Renew), renewed.Count, met);
    });

    /// <summary>Skips what others hold instead of waiting for it.</summary>
    public Pending<List<ClaimedTranscript>> ClaimOldest(string accountIdPrefix, IReadOnlyList<LeaseOffer> offers) => Query(nameof(ClaimOldest), () =>
    {
        var claimed = new List<ClaimedTranscript>();
        var offer = 0;
        foreach (var free in Leasable(accountIdPrefix, (int)Math.Min(int.MaxValue, offers[^1].LastPlace)))
        {
            var place = claimed.Count + 1;
            while (offers[offer].LastPlace < place)
            {
                offer++;
            }

            tables.Locks.TryTake(new(LockedTable.Transcript, free.Id), this);
            var row = offers[offer].Give(free, place);
            Changes.Transcripts[row.Id] = row;
            claimed.Add(new(row, place));
        }

        return claimed;
    });

    protected virtual IEnumerable<Transcript> NextToStart(string accountId, int count) => Waiting(accountId, count);

    /// <summary>True when no other transaction holds the row.</summary>
    protected virtual bool IsFree(string transcriptId) =>
        tables.Locks.HolderOf(new(LockedTable.Transcript, transcriptId)) is not { } holder || holder == this;

    private static bool HoldsLease(Transcript row, Transcript seen) =>
        row.Status == TranscriptStatus.Processing && row.LeaseToken == seen.LeaseToken && row.LeaseExpiresAt == seen.LeaseExpiresAt;

    private static bool IsOf(TranscriptRow row, string accountIdPrefix) => row.Transcript.AccountId.StartsWith(accountIdPrefix, StringComparison.Ordinal);

    /// <summary>Started, held by no worker and locked by no other transaction, oldest start first.</summary>
    private List<Transcript> Leasable(string accountIdPrefix, int max)
    {
        var own = Changes.Transcripts.Values
            .Where(transcript => transcript is { Status: TranscriptStatus.Processing, LeaseToken: null })
            .Select((transcript, number) => new TranscriptRow(tables.Transcripts.Count + number, transcript));
        var committed = tables.Leasable
            .Where(row => IsOf(row, accountIdPrefix) && !Changes.Transcripts.ContainsKey(row.Transcript.Id) && IsFree(row.Transcript.Id))
            .Take(max);
        return [.. committed.Concat(own.Where(row => IsOf(row, accountIdPrefix))).Order(TranscriptRow.ByStart).Take(max).Select(row => row.Transcript)];
    }
}
