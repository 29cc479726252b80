using SupportConsole.Core.Limits.Transcripts;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The rows each statement is given, as the dialects' SQL names their columns.</summary>
internal static partial class LimitRows
{
    public static readonly RowShape<string> Ids = new([Text("id")], (row, id) => row.Add(id));

    public static readonly RowShape<(string AccountId, string Reference)> References = new([Text("account_id"), Text("reference")], (row, key) =>
    {
        row.Add(key.AccountId);
        row.Add(key.Reference);
    });

    public static readonly RowShape<Transcript> NewTranscripts = new(
        [
            Text("id"), Text("account_id"), Text("project_id"), Text("api_key_id"), Text("model"), LongText("audio_url"), Integer("sequence"),
            Integer("status"), Integer("throttle"), Integer("submitted_at"), Integer("started_at"), .. LeaseColumns(),
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
            row.Add(Time(transcript.SubmittedAt));
            row.Add(Time(transcript.StartedAt));
            WriteLease(row, transcript);
        });

    public static readonly RowShape<Transcript> Started = new([Text("id"), Integer("throttle"), Integer("started_at"), .. LeaseColumns()], (row, transcript) =>
    {
        row.Add(transcript.Id);
        row.Add((int)transcript.Throttle);
        row.Add(Time(transcript.StartedAt));
        WriteLease(row, transcript);
    });

    public static readonly RowShape<FinishedTranscript> Finished = new(
        [
            Text("id"), Text("lease_token"), Integer("lease_expires_at"), Text("kept_token"), Integer("status"), Integer("attempts"), Integer("finished_at"),
            Integer("audio_milliseconds"), Integer("cost"), LongText("error"),
        ],
        (row, finished) =>
        {
            var transcript = finished.Transcript;
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(Time(transcript.LeaseExpiresAt));
            row.Add(finished.KeepToken ? transcript.LeaseToken : null);
            row.Add((int)transcript.Status);
            row.Add(transcript.Attempts);
            row.Add(Time(transcript.FinishedAt));
            row.Add(transcript.AudioMilliseconds);
            row.Add(transcript.Cost.Micros);
            row.Add(transcript.Error);
        });

    public static readonly RowShape<Transcript> Requeued = new(
        [Text("id"), Text("lease_token"), Integer("lease_expires_at"), Integer("attempts")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(Time(transcript.LeaseExpiresAt));
            row.Add(transcript.Attempts);
        });

    public static readonly RowShape<(string AccountId, int Count)> Starts = new([Text("account_id"), Integer("starts")], (row, starts) =>
    {
        row.Add(starts.AccountId);
        row.Add(starts.Count);
    });

    public static readonly RowShape<Transcript> Renewals = new([Text("id"), Text("lease_token"), Integer("lease_expires_at")], (row, transcript) =>
    {
        row.Add(transcript.Id);
        row.Add(transcript.LeaseToken);
        row.Add(Time(transcript.LeaseExpiresAt));
    });

    public static readonly RowShape<LeaseOffer> Offers = new(
        [Integer("first_place"), Integer("last_place"), Text("lease_owner"), Text("lease_token"), Integer("lease_expires_at"), Integer("lease_seconds")],
        (row, offer) =>
        {
            row.Add(offer.FirstPlace);
            row.Add(offer.LastPlace);
            row.Add(offer.Owner);
            row.Add(offer.Token);
            row.Add(Time(offer.ExpiresAt));
            row.Add(offer.Seconds);
        });

    public static readonly RowShape<Transcript> Claims = new([Text("id"), .. LeaseColumns()], (row, transcript) =>
    {
        row.Add(transcript.Id);
        WriteLease(row, transcript);
    });

    private static Column[] LeaseColumns() => [Text("lease_owner"), Text("lease_token"), Integer("lease_expires_at"), Integer("lease_seconds")];

    private static void WriteLease(IRowSink row, Transcript transcript)
    {
        row.Add(transcript.LeaseOwner);
        row.Add(transcript.LeaseToken);
        row.Add(Time(transcript.LeaseExpiresAt));
        row.Add(transcript.LeaseSeconds);
    }

    private static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
