using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// The set-based reads and writes of one batch of decisions. Order of use: lock, read, flush, decide, write, flush, commit.
/// Statements are handed over and sent together by the flush, which on a server is one round trip; a
/// <see cref="Pending{T}"/> answer is there after it. A write that does not meet the rows it expects throws
/// <see cref="StoreConflictException"/>, at the latest at the flush.
/// </summary>
internal interface ILimitTransaction : IRateTransaction, IChangeTransaction, IAsyncDisposable
{
    /// <summary>
    /// The clock that all nodes share, one row, read after the statements before; null where there is none but the node's own (a
    /// file, and tests that bring their own time).
    /// </summary>
    Pending<List<DateTimeOffset>>? ReadClock() => null;

    /// <summary>Transcripts whose lease ran out at or before <paramref name="now"/>, the longest first. Nothing is locked yet.</summary>
    Pending<List<string>> FindExpired(DateTimeOffset now, int max);

    /// <summary>
    /// Locks the rows of these accounts, and of those that these transcripts belong to, until the end; then reads the
    /// transcripts. What does not exist is simply not answered.
    /// </summary>
    LockedRows Lock(IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> transcriptIds);

    Pending<List<Account>> FindAccounts(IReadOnlyCollection<string> accountIds);

    Pending<List<(string AccountId, string ProjectId)>> FindProjects(IReadOnlyCollection<string> accountIds);

    Pending<List<LimitOverride>> FindOverrides(IReadOnlyCollection<string> accountIds);

    Pending<List<AuditEntry>> FindAudit(IReadOnlyCollection<string> correlationIds);

    Pending<List<(string AccountId, string Reference, Money Amount)>> FindLedger(IReadOnlyCollection<(string AccountId, string Reference)> references);

    /// <summary>Highest running + queued written since, one row; 0 when nothing was.</summary>
    Pending<List<int>> PeakDemand(string accountId, DateTimeOffset since);

    /// <summary>The end of the audit chain, one row, locked until the end.</summary>
    Pending<List<AuditHead>> LockAuditHead();

    void InsertAccounts(IReadOnlyCollection<Account> accounts);

    void UpdateAccounts(IReadOnlyCollection<Account> accounts);

    void InsertProjects(IReadOnlyCollection<Project> projects);

    void InsertStates(IReadOnlyCollection<AccountState> states);

    /// <summary>Writes each state's counters over the version it was read with.</summary>
    void SaveCounters(IReadOnlyCollection<AccountState> states);

    /// <summary>Writes what <see cref="AccountState.HasTermsOf"/> compares.</summary>
    void SaveTerms(IReadOnlyCollection<AccountState> states);

    void Finish(IReadOnlyCollection<FinishedTranscript> finished);

    /// <summary>Puts them back in line with the attempts they now have; the token is the one they still carry.</summary>
    void Requeue(IReadOnlyCollection<Transcript> requeued);

    /// <summary>New ones; one that starts may have its lease already.</summary>
    void InsertTranscripts(IReadOnlyCollection<Transcript> transcripts);

    /// <summary>The oldest waiting of each account, after the writes before; as many as asked for.</summary>
    Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts);

    /// <summary>Starts what waits; it may get its lease with that.</summary>
    void Start(IReadOnlyCollection<Transcript> started);

    /// <summary>Marks what waits as throttled.</summary>
    void MarkWaiting(IReadOnlyCollection<string> ids);

    void Renew(IReadOnlyCollection<Transcript> renewed);

    /// <summary>Leases the oldest started transcripts that no worker holds, oldest start first; fewer when there are fewer.</summary>
    /// <param name="accountIdPrefix">Only of accounts whose id begins so.</param>
    /// <param name="offers">By place, without gaps.</param>
    Pending<List<ClaimedTranscript>> ClaimOldest(string accountIdPrefix, IReadOnlyList<LeaseOffer> offers);

    /// <summary>Minutes that are over; what stands there already is added to.</summary>
    void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes);

    void AddUsage(IReadOnlyCollection<UsageHour> usage);

    void InsertLedger(IReadOnlyCollection<LedgerEntry> entries);

    void SaveOverrides(IReadOnlyCollection<LimitOverride> overrides);

    /// <summary>Messages to be sent after the commit; one whose deduplication key is there already is left out.</summary>
    void InsertOutbox(IReadOnlyCollection<OutboxMessage> messages);

    void InsertAudit(IReadOnlyCollection<AuditEntry> entries, AuditHead previous);

    void AppendChangeEvent(string node, DateTimeOffset now, string accounts);

    /// <summary>Where transcripts stand after the writes before.</summary>
    Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<string> ids);

    /// <summary>Sends what was handed over; the answers are there when it returns.</summary>
    Task FlushAsync();

    /// <summary>Flushes and commits: durable when it returns.</summary>
    Task CommitAsync();
}

/// <summary>What a lock found.</summary>
/// <param name="States">The locked accounts.</param>
/// <param name="Transcripts">As they stand under the lock.</param>
internal sealed record LockedRows(Pending<List<AccountState>> States, Pending<List<Transcript>> Transcripts);

/// <summary>Leases a worker would take.</summary>
/// <param name="FirstPlace">Its first place among the free transcripts, from 1.</param>
/// <param name="LastPlace">Its last.</param>
/// <param name="Token">Secret of the worker; each lease's token is this, a hyphen and its place.</param>
/// <param name="Seconds">How long a heartbeat renews it.</param>
internal sealed record LeaseOffer(long FirstPlace, long LastPlace, string Owner, string Token, DateTimeOffset ExpiresAt, int Seconds)
{
    /// <summary>The transcript with the lease of this place.</summary>
    public Transcript Give(Transcript transcript, long place) => transcript with
    {
        LeaseOwner = Owner,
        LeaseToken = $"{Token}-{place}",
        LeaseExpiresAt = ExpiresAt,
        LeaseSeconds = Seconds,
    };
}

/// <summary>A transcript that was leased.</summary>
/// <param name="Transcript">As it is now.</param>
/// <param name="Place">Which of the offered places it took.</param>
internal sealed record ClaimedTranscript(Transcript Transcript, long Place);

/// <summary>A transcript that ended.</summary>
/// <param name="Transcript">As it is now; its token is the one it ended under.</param>
/// <param name="KeepToken">True when a repeat by the same worker is to be recognised; false when its worker was given up.</param>
internal sealed record FinishedTranscript(Transcript Transcript, bool KeepToken);

/// <summary>Where a transcript stands.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="Position">Its place in line when it waits after it had started before; else it follows from the sequence.</param>
internal sealed record TranscriptPlace(string Id, TranscriptStatus Status, long Sequence, int? Position);

/// <summary>Rows were not as the decision had seen them: somebody else was faster.</summary>
internal sealed class StoreConflictException(string statement, int expected, int actual)
    : Exception($"{statement} met {actual} rows instead of {expected}.")
{
    /// <exception cref="StoreConflictException">The statement met other rows than expected.</exception>
    public static void ThrowIfDifferent(string statement, int expected, int actual)
    {
        if (actual != expected)
        {
            throw new StoreConflictException(statement, expected, actual);
        }
    }
}
