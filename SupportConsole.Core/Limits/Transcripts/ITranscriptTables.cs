using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Transcripts in a unit of work. Accounts are locked and transcripts read by <see cref="IAccountStateTables.Lock"/>.
/// </summary>
internal interface ITranscriptTables
{
    /// <summary>
    /// Transcripts whose lease ran out at or before <paramref name="now"/>, the longest first. Nothing is locked yet.
    /// </summary>
    Pending<List<string>> FindExpired(DateTimeOffset now, int max);

    void Finish(IReadOnlyCollection<FinishedTranscript> finished);

    /// <summary>
    /// Puts them back in line with the attempts they now have; the token is the one they still carry.
    /// </summary>
    void Requeue(IReadOnlyCollection<Transcript> requeued);

    /// <summary>Records leases that expired, before <see cref="Requeue"/> or <see cref="Finish"/> forgets them.</summary>
    void RecordExpired(IReadOnlyCollection<ExpiredLease> expired);

    /// <summary>Inserts new ones; one that starts may have its lease already.</summary>
    void Insert(IReadOnlyCollection<Transcript> transcripts);

    /// <summary>Ends transcripts that wait.</summary>
    void Cancel(IReadOnlyCollection<Transcript> canceled);

    /// <summary>Deletes transcripts that have ended, with the history of their leases.</summary>
    void Delete(IReadOnlyCollection<string> ids);

    /// <summary>A part of an account's queue, the newest first, once the account is locked.</summary>
    Pending<List<Transcript>> FindNewestQueued(QueuePart part);

    /// <summary>The oldest waiting of each account, after the writes before; as many as asked for.</summary>
    Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts);

    /// <summary>Starts transcripts that wait, each with its lease when it has one.</summary>
    void Start(IReadOnlyCollection<Transcript> started);

    /// <summary>Marks transcripts that wait as throttled.</summary>
    void MarkWaiting(IReadOnlyCollection<string> ids);

    void Renew(IReadOnlyCollection<Transcript> renewed);

    /// <summary>
    /// Leases the oldest started transcripts that no worker holds, oldest start first; fewer when there are fewer.
    /// </summary>
    /// <param name="offers">By place, without gaps.</param>
    Pending<List<ClaimedTranscript>> ClaimOldest(IReadOnlyList<LeaseOffer> offers);

    /// <summary>Where transcripts stand after the writes before.</summary>
    Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<WantedPlace> wanted);
}

/// <summary>A part of an account's queue.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="UpTo">The highest sequence.</param>
/// <param name="Max">How many at most.</param>
internal sealed record QueuePart(string AccountId, long UpTo, int Max);

/// <summary>A transcript whose place is asked for.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="CanceledUpTo">Its account's, see <see cref="AccountState.CanceledUpTo"/>.</param>
internal sealed record WantedPlace(string Id, long CanceledUpTo);

/// <summary>Leases a worker would take.</summary>
/// <param name="FirstPlace">Its first place among the free transcripts, from 1.</param>
/// <param name="LastPlace">Its last.</param>
/// <param name="Owner">The worker's id.</param>
/// <param name="Token">Secret of the worker; each lease's token is this, a hyphen and its place.</param>
/// <param name="ExpiresAt">When the leases run out without a heartbeat.</param>
/// <param name="Seconds">How long a heartbeat renews it.</param>
/// <param name="At">When the worker takes them.</param>
internal sealed record LeaseOffer(
    long FirstPlace,
    long LastPlace,
    string Owner,
    string Token,
    DateTimeOffset ExpiresAt,
    int Seconds,
    DateTimeOffset At
)
{
    /// <summary>The transcript with the lease of this place.</summary>
    public Transcript Give(Transcript transcript, long place) =>
        transcript with
        {
            LeaseOwner = Owner,
            LeaseToken = $"{Token}-{place}",
            LeaseExpiresAt = ExpiresAt,
            LeaseSeconds = Seconds,
            LeasedAt = At,
            Heartbeats = 0,
        };
}

/// <summary>A transcript that was leased.</summary>
/// <param name="Transcript">As it is now.</param>
/// <param name="Place">Which of the offered places it took.</param>
internal sealed record ClaimedTranscript(Transcript Transcript, long Place);

/// <summary>A transcript that ended.</summary>
/// <param name="Transcript">As it is now; its token is the one it ended under.</param>
/// <param name="KeepToken">
/// True when a repeat by the same worker is to be recognised; false when its worker was given up.
/// </param>
internal sealed record FinishedTranscript(Transcript Transcript, bool KeepToken);

/// <summary>A lease that ran out.</summary>
/// <param name="Transcript">As it is now, with the attempts that this lease makes; its token is the lease's.</param>
/// <param name="At">When the lease was found to have run out.</param>
internal sealed record ExpiredLease(Transcript Transcript, DateTimeOffset At);

/// <summary>Where a transcript stands.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="Status">Its status.</param>
/// <param name="Sequence">Its number in the account's line.</param>
/// <param name="Position">
/// Its place in line when it waits and <see cref="QueuePosition.IsCounted"/>; else it follows from the sequence.
/// </param>
internal sealed record TranscriptPlace(string Id, TranscriptStatus Status, long Sequence, int? Position);
