using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>
/// A committed row. Rows are numbered as they are inserted, which settles every tie the same way in every run.
/// </summary>
internal sealed class TranscriptRow(long number, Transcript transcript)
{
    public long Number { get; } = number;

    public Transcript Transcript { get; set; } = transcript;

    /// <summary>Queue order of one account.</summary>
    public static IComparer<TranscriptRow> BySequence { get; } =
        Comparer<TranscriptRow>.Create(
            (left, right) =>
                (left.Transcript.Sequence, left.Number).CompareTo((right.Transcript.Sequence, right.Number))
        );

    /// <summary>Order of start, over all accounts.</summary>
    public static IComparer<TranscriptRow> ByStart { get; } =
        Comparer<TranscriptRow>.Create(
            (left, right) =>
                (left.Transcript.StartedAt!.Value.UtcTicks, left.Transcript.Sequence, left.Number).CompareTo(
                    (right.Transcript.StartedAt!.Value.UtcTicks, right.Transcript.Sequence, right.Number)
                )
        );

    /// <summary>Order of expiry.</summary>
    public static IComparer<TranscriptRow> ByExpiry { get; } =
        Comparer<TranscriptRow>.Create(
            (left, right) =>
                (left.Transcript.LeaseExpiresAt!.Value.UtcTicks, left.Number).CompareTo(
                    (right.Transcript.LeaseExpiresAt!.Value.UtcTicks, right.Number)
                )
        );
}
