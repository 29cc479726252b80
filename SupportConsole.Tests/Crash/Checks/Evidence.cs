namespace SupportConsole.Tests.Crash.Checks;

/// <summary>What the checks go by.</summary>
/// <param name="Snapshot">The database.</param>
/// <param name="Before">
/// The journal as it stood before the snapshot: all acknowledged in it must be in the snapshot.
/// </param>
/// <param name="After">The journal as it stood after: all that is in the snapshot must have been sent in it.</param>
internal sealed record Evidence(
    DatabaseSnapshot Snapshot,
    IReadOnlyList<JournalEntry> Before,
    IReadOnlyList<JournalEntry> After
)
{
    /// <summary>The transcripts by id.</summary>
    public IReadOnlyDictionary<string, TranscriptRow> Transcripts { get; } =
        Snapshot.Transcripts.ToDictionary(row => row.Id);

    /// <summary>The transcripts by account.</summary>
    public ILookup<string, TranscriptRow> Of { get; } = Snapshot.Transcripts.ToLookup(row => row.Account);

    /// <summary>Calls to open a session.</summary>
    public IReadOnlyList<RateRequest> Openings { get; } =
        RateRequest.Pair(
            Before,
            After,
            JournalEvent.StreamSent,
            [JournalEvent.StreamAcknowledged, JournalEvent.StreamRefused, JournalEvent.StreamUnsent]
        );

    /// <summary>LeMUR requests.</summary>
    public IReadOnlyList<RateRequest> LemurRequests { get; } =
        RateRequest.Pair(
            Before,
            After,
            JournalEvent.LemurSent,
            [JournalEvent.LemurAcknowledged, JournalEvent.LemurRefused, JournalEvent.LemurUnsent]
        );

    public IEnumerable<JournalEntry> Acknowledged(JournalEvent happened) =>
        Before.Where(entry => entry.Event == happened);

    public IEnumerable<JournalEntry> Sent(JournalEvent happened) => After.Where(entry => entry.Event == happened);
}
