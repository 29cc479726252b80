using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public virtual void Finish(IReadOnlyCollection<FinishedTranscript> finished) =>
        Update(
            nameof(Finish),
            finished,
            ended => ended.Transcript.Id,
            (row, ended) => HoldsLease(row, ended.Transcript),
            (row, ended) =>
                row with
                {
                    Status = ended.Transcript.Status,
                    Attempts = ended.Transcript.Attempts,
                    LeaseToken = ended.KeepToken ? ended.Transcript.LeaseToken : null,
                    FinishedAt = ended.Transcript.FinishedAt,
                    AudioMilliseconds = ended.Transcript.AudioMilliseconds,
                    Cost = ended.Transcript.Cost,
                    Error = ended.Transcript.Error,
                }
        );

    public virtual void Requeue(IReadOnlyCollection<Transcript> requeued) =>
        Update(
            nameof(Requeue),
            requeued,
            transcript => transcript.Id,
            HoldsLease,
            (row, transcript) =>
                row with
                {
                    Status = TranscriptStatus.Queued,
                    Attempts = transcript.Attempts,
                    LeaseOwner = null,
                    LeaseToken = null,
                    LeaseExpiresAt = null,
                    LeaseSeconds = null,
                    StartedAt = null,
                }
        );

    public virtual void RecordExpired(IReadOnlyCollection<ExpiredLease> expired) =>
        Write(nameof(RecordExpired), async () =>
        {
            var met = 0;
            foreach (var lease in expired)
            {
                if (await LockTranscriptAsync(lease.Transcript.Id) is { } row && HoldsLease(row, lease.Transcript))
                {
                    var key = (row.Id, lease.Transcript.Attempts);
                    DemandUnique(
                        tables.ExpiredLeases.ContainsKey(key)
                            || !Changes.ExpiredLeases.TryAdd(key, RecordOf(row, lease)),
                        row.Id
                    );
                    met++;
                }
            }

            Demand(nameof(RecordExpired), expired.Count, met);
        });

    public virtual void InsertTranscripts(IReadOnlyCollection<Transcript> transcripts) =>
        Write(nameof(InsertTranscripts), async () =>
        {
            foreach (var transcript in transcripts)
            {
                await LockAsync(LockedTable.Transcript, transcript.Id);
                DemandUnique(
                    (
                        tables.Transcripts.ContainsKey(transcript.Id)
                        && !Changes.DeletedTranscripts.Contains(transcript.Id)
                    ) || !Changes.Transcripts.TryAdd(transcript.Id, transcript),
                    transcript.Id
                );
            }
        });

    public virtual void Cancel(IReadOnlyCollection<Transcript> canceled) =>
        Update(
            nameof(Cancel),
            canceled,
            transcript => transcript.Id,
            (row, _) => row.Status == TranscriptStatus.Queued,
            (row, transcript) =>
                row with
                {
                    Status = TranscriptStatus.Error,
                    Throttle = transcript.Throttle,
                    FinishedAt = transcript.FinishedAt,
                    Error = transcript.Error,
                }
        );

    public virtual void Delete(IReadOnlyCollection<string> ids) => Write(nameof(Delete), async () =>
        {
            var met = 0;
            foreach (var id in ids)
            {
                if (await LockTranscriptAsync(id) is { Status: >= TranscriptStatus.Completed })
                {
                    Changes.Transcripts.Remove(id);
                    Changes.DeletedTranscripts.Add(id);
                    met++;
                }
            }

            Demand(nameof(Delete), ids.Count, met);
        });

    public Pending<List<Transcript>> FindNewestQueued(QueuePart part) =>
        Query(nameof(FindNewestQueued), () =>
            Waiting(part.AccountId)
                .Where(transcript => transcript.Sequence <= part.UpTo)
                .Reverse()
                .Take(part.Max)
                .Select(AsRead)
        );

    public virtual Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts) =>
        Query(nameof(FindOldest), () =>
        {
            var oldest = starts.SelectMany(start => NextToStart(start.AccountId, start.Count)).Select(AsRead).ToList();
            Demand(nameof(FindOldest), starts.Sum(start => start.Count), oldest.Count);
            return oldest;
        });

    public virtual void Start(IReadOnlyCollection<Transcript> started) =>
        Update(
            nameof(Start),
            started,
            transcript => transcript.Id,
            (row, _) => row.Status == TranscriptStatus.Queued,
            (row, transcript) =>
                row with
                {
                    Status = TranscriptStatus.Processing,
                    StartedAt = transcript.StartedAt,
                    Throttle = transcript.Throttle,
                    LeaseOwner = transcript.LeaseOwner,
                    LeaseToken = transcript.LeaseToken,
                    LeaseExpiresAt = transcript.LeaseExpiresAt,
                    LeaseSeconds = transcript.LeaseSeconds,
                    LeasedAt = transcript.LeasedAt,
                    Heartbeats = 0,
                }
        );

    public void MarkWaiting(IReadOnlyCollection<string> ids) =>
        Update(
            nameof(MarkWaiting),
            ids,
            id => id,
            (row, _) => row.Status == TranscriptStatus.Queued,
            (row, _) => row with { Throttle = Throttle.Waiting }
        );

    public virtual void Renew(IReadOnlyCollection<Transcript> renewed) =>
        Update(
            nameof(Renew),
            renewed,
            transcript => transcript.Id,
            (row, transcript) => row.Status == TranscriptStatus.Processing && row.LeaseToken == transcript.LeaseToken,
            (row, transcript) =>
                row with
                {
                    LeaseExpiresAt = transcript.LeaseExpiresAt,
                    Heartbeats = row.Heartbeats + 1,
                }
        );

    /// <summary>Skips what others hold instead of waiting for it.</summary>
    public Pending<List<ClaimedTranscript>> ClaimOldest(IReadOnlyList<LeaseOffer> offers) =>
        Query(nameof(ClaimOldest), () =>
        {
            var claimed = new List<ClaimedTranscript>();
            var offer = 0;
            foreach (var free in Leasable((int)Math.Min(int.MaxValue, offers[^1].LastPlace)))
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

    /// <summary>Compare and set, row by row, each looked at again under its lock.</summary>
    private void Update<T>(
        string name,
        IReadOnlyCollection<T> rows,
        Func<T, string> idOf,
        Func<Transcript, T, bool> meets,
        Func<Transcript, T, Transcript> change
    ) => Write(name, async () =>
        {
            var met = 0;
            foreach (var wanted in rows)
            {
                if (await LockTranscriptAsync(idOf(wanted)) is { } row && meets(row, wanted))
                {
                    Changes.Transcripts[row.Id] = change(row, wanted);
                    met++;
                }
            }

            Demand(name, rows.Count, met);
        });

    private static TranscriptLease RecordOf(Transcript row, ExpiredLease lease) =>
        new()
        {
            TranscriptId = row.Id,
            Attempt = lease.Transcript.Attempts,
            AccountId = row.AccountId,
            Worker = row.LeaseOwner!,
            LeasedAt = row.LeasedAt,
            EndedAt = lease.At,
            Heartbeats = row.Heartbeats,
        };

    private static bool HoldsLease(Transcript row, Transcript seen) =>
        row.Status == TranscriptStatus.Processing
        && row.LeaseToken == seen.LeaseToken
        && row.LeaseExpiresAt == seen.LeaseExpiresAt;

    /// <summary>Started, held by no worker and locked by no other transaction, oldest start first.</summary>
    private List<Transcript> Leasable(int max)
    {
        var own = Changes
            .Transcripts.Values.Where(transcript =>
                transcript is { Status: TranscriptStatus.Processing, LeaseToken: null }
            )
            .Select((transcript, number) => new TranscriptRow(tables.Transcripts.Count + number, transcript));
        var committed = tables
            .Leasable.Where(row => !Changes.Transcripts.ContainsKey(row.Transcript.Id) && IsFree(row.Transcript.Id))
            .Take(max);
        return [.. committed.Concat(own).Order(TranscriptRow.ByStart).Take(max).Select(row => row.Transcript)];
    }
}
