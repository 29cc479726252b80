using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits.Transcripts;

/// <inheritdoc cref="ITranscriptTables"/>
internal sealed class SqlTranscriptTables(TranscriptSql sql, StatementRunner run) : ITranscriptTables
{
    /// <summary>How many columns a transcript has.</summary>
    private const int Width = 16;

    public static readonly RowShape<Transcript> NewTranscripts = new(
        [
            Text("id"),
            Text("account_id"),
            Text("project_id"),
            Text("api_key_id"),
            Text("model"),
            LongText("audio_url"),
            Integer("sequence"),
            Integer("status"),
            Integer("throttle"),
            Integer("submitted_at"),
            Integer("started_at"),
            .. LeaseColumns(),
        ],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.AccountId);
            row.Add(transcript.ProjectId);
            row.Add(transcript.ApiKeyId);
            row.Add(transcript.Model);
            row.Add(transcript.AudioUrl);
            row.Add(transcript.Sequence);
            row.Add((int)transcript.Status);
            row.Add((int)transcript.Throttle);
            row.Add(transcript.SubmittedAt);
            row.Add(transcript.StartedAt);
            WriteLease(row, transcript);
        }
    );

    public static readonly RowShape<Transcript> Started = new(
        [Text("id"), Integer("throttle"), Integer("started_at"), .. LeaseColumns()],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add((int)transcript.Throttle);
            row.Add(transcript.StartedAt);
            WriteLease(row, transcript);
        }
    );

    public static readonly RowShape<FinishedTranscript> Finished = new(
        [
            Text("id"),
            Text("lease_token"),
            Integer("lease_expires_at"),
            Text("kept_token"),
            Integer("status"),
            Integer("attempts"),
            Integer("finished_at"),
            Integer("audio_milliseconds"),
            Integer("cost"),
            LongText("error"),
        ],
        (row, finished) =>
        {
            var transcript = finished.Transcript;
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(transcript.LeaseExpiresAt);
            row.Add(finished.KeepToken ? transcript.LeaseToken : null);
            row.Add((int)transcript.Status);
            row.Add(transcript.Attempts);
            row.Add(transcript.FinishedAt);
            row.Add(transcript.AudioMilliseconds);
            row.Add(transcript.Cost.Micros);
            row.Add(transcript.Error);
        }
    );

    public static readonly RowShape<Transcript> Canceled = new(
        [Text("id"), Integer("throttle"), Integer("finished_at"), LongText("error")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add((int)transcript.Throttle);
            row.Add(transcript.FinishedAt);
            row.Add(transcript.Error);
        }
    );

    public static readonly RowShape<WantedPlace> Places = new([Text("id"), Integer("canceled_up_to")], (row, wanted) =>
    {
        row.Add(wanted.Id);
        row.Add(wanted.CanceledUpTo);
    });

    public static readonly RowShape<Transcript> Requeued = new(
        [Text("id"), Text("lease_token"), Integer("lease_expires_at"), Integer("attempts")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(transcript.LeaseExpiresAt);
            row.Add(transcript.Attempts);
        }
    );

    public static readonly RowShape<ExpiredLease> Expired = new(
        [Text("id"), Text("lease_token"), Integer("lease_expires_at"), Integer("attempts"), Integer("ended_at")],
        (row, expired) =>
        {
            row.Add(expired.Transcript.Id);
            row.Add(expired.Transcript.LeaseToken);
            row.Add(expired.Transcript.LeaseExpiresAt);
            row.Add(expired.Transcript.Attempts);
            row.Add(expired.At);
        }
    );

    public static readonly RowShape<(string AccountId, int Count)> Starts = new(
        [Text("account_id"), Integer("starts")],
        (row, starts) =>
        {
            row.Add(starts.AccountId);
            row.Add(starts.Count);
        }
    );

    public static readonly RowShape<Transcript> Renewals = new(
        [Text("id"), Text("lease_token"), Integer("lease_expires_at")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(transcript.LeaseExpiresAt);
        }
    );

    public static readonly RowShape<LeaseOffer> Offers = new(
        [
            Integer("first_place"),
            Integer("last_place"),
            Text("lease_owner"),
            Text("lease_token"),
            Integer("lease_expires_at"),
            Integer("lease_seconds"),
            Integer("leased_at"),
        ],
        (row, offer) =>
        {
            row.Add(offer.FirstPlace);
            row.Add(offer.LastPlace);
            row.Add(offer.Owner);
            row.Add(offer.Token);
            row.Add(offer.ExpiresAt);
            row.Add(offer.Seconds);
            row.Add(offer.At);
        }
    );

    public static readonly RowShape<Transcript> Claims = new([Text("id"), .. LeaseColumns()], (row, transcript) =>
    {
        row.Add(transcript.Id);
        WriteLease(row, transcript);
    });

    /// <summary>Reads the columns of <see cref="TranscriptSql.Columns"/>.</summary>
    public static Transcript Read(IRow row) =>
        new()
        {
            Id = row.Text(0),
            AccountId = row.Text(1),
            ProjectId = row.Text(2),
            ApiKeyId = row.TextOrNull(3),
            Model = row.Text(4),
            AudioUrl = row.TextOrNull(5),
            Sequence = row.Long(6),
            Status = (TranscriptStatus)row.Int(7),
            Throttle = (Throttle)row.Int(8),
            Attempts = row.Int(9),
            LeaseOwner = row.TextOrNull(10),
            LeaseToken = row.TextOrNull(11),
            LeaseExpiresAt = row.TimeOrNull(12),
            LeaseSeconds = row.IntOrNull(13),
            SubmittedAt = row.Time(14),
            StartedAt = row.TimeOrNull(15),
        };

    public Pending<List<string>> FindExpired(DateTimeOffset now, int max) =>
        run.Query(sql.FindExpired, row => row.Text(0), ("@now", now.ToUnixTimeMilliseconds()), ("@max", max));

    public void Finish(IReadOnlyCollection<FinishedTranscript> finished) =>
        run.Write(nameof(TranscriptSql.Finish), sql.Finish, Finished, finished);

    public void Requeue(IReadOnlyCollection<Transcript> requeued) =>
        run.Write(nameof(TranscriptSql.Requeue), sql.Requeue, Requeued, requeued);

    public void RecordExpired(IReadOnlyCollection<ExpiredLease> expired) =>
        run.Write(nameof(TranscriptSql.RecordExpired), sql.RecordExpired, Expired, expired);

    public void Insert(IReadOnlyCollection<Transcript> transcripts) =>
        run.Write(nameof(TranscriptSql.Insert), sql.Insert, NewTranscripts, transcripts);

    public void Cancel(IReadOnlyCollection<Transcript> canceled) =>
        run.Write(nameof(TranscriptSql.Cancel), sql.Cancel, Canceled, canceled);

    public void Delete(IReadOnlyCollection<string> ids)
    {
        run.Write(nameof(TranscriptSql.Delete), sql.Delete, RowShapes.Ids, ids);

        // Few have lost a lease.
        run.Upsert(sql.DeleteLeases, RowShapes.Ids, ids);
    }

    public Pending<List<Transcript>> FindNewestQueued(QueuePart part) =>
        run.Query(sql.FindNewestQueued, Read, ("@account", part.AccountId), ("@up_to", part.UpTo), ("@max", part.Max));

    public Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts) =>
        run.Query(sql.FindOldest, Starts, starts, Read);

    public void Start(IReadOnlyCollection<Transcript> started) =>
        run.Write(nameof(TranscriptSql.Start), sql.Start, Started, started);

    public void MarkWaiting(IReadOnlyCollection<string> ids) =>
        run.Write(nameof(TranscriptSql.MarkWaiting), sql.MarkWaiting, RowShapes.Ids, ids);

    public void Renew(IReadOnlyCollection<Transcript> renewed) =>
        run.Write(nameof(TranscriptSql.Renew), sql.Renew, Renewals, renewed);

    public Pending<List<ClaimedTranscript>> ClaimOldest(IReadOnlyList<LeaseOffer> offers)
    {
        var max = offers[^1].LastPlace;
        if (sql.ClaimOldest is not null)
        {
            return run.Query(
                sql.ClaimOldest,
                Offers,
                offers,
                row => new ClaimedTranscript(Read(row), row.Long(Width)),
                ("@max", max)
            );
        }

        var free = run.Query(sql.FindLeasable!, Read, ("@max", max)).Value;
        var claimed = new List<ClaimedTranscript>(free.Count);
        var offer = 0;
        for (var place = 1; place <= free.Count; place++)
        {
            while (offers[offer].LastPlace < place)
            {
                offer++;
            }

            claimed.Add(new(offers[offer].Give(free[place - 1], place), place));
        }

        run.Write(nameof(TranscriptSql.Claim), sql.Claim!, Claims, [.. claimed.Select(claim => claim.Transcript)]);
        return Pending<List<ClaimedTranscript>>.Of(claimed);
    }

    public Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<WantedPlace> wanted) =>
        run.Query(sql.FindPlaces, Places, wanted, ReadPlace);

    private static TranscriptPlace ReadPlace(IRow row) =>
        new(row.Text(0), (TranscriptStatus)row.Int(1), row.Long(2), row.IntOrNull(3));

    private static Column[] LeaseColumns() =>
        [
            Text("lease_owner"),
            Text("lease_token"),
            Integer("lease_expires_at"),
            Integer("lease_seconds"),
            Integer("leased_at"),
        ];

    private static void WriteLease(IRowSink row, Transcript transcript)
    {
        row.Add(transcript.LeaseOwner);
        row.Add(transcript.LeaseToken);
        row.Add(transcript.LeaseExpiresAt);
        row.Add(transcript.LeaseSeconds);
        row.Add(transcript.LeasedAt);
    }
}
