using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// The set-based reads and writes of one batch of decisions. Order of use: find, lock, read, write, commit. A write that
/// does not meet the rows it expects throws <see cref="StoreConflictException"/>.
/// </summary>
internal interface ILimitTransaction : IAsyncDisposable
{
    Task<IReadOnlyList<Transcript>> FindTranscriptsAsync(IReadOnlyCollection<string> ids);

    /// <summary>Transcripts whose lease ran out at or before <paramref name="now"/>, the longest first.</summary>
    Task<IReadOnlyList<Transcript>> FindExpiredAsync(DateTimeOffset now, int max);

    /// <summary>Locks the rows of these accounts until the end; unknown accounts are simply not answered.</summary>
    Task<IReadOnlyList<AccountState>> LockStatesAsync(IReadOnlyCollection<string> accountIds);

    Task<IReadOnlyList<Account>> FindAccountsAsync(IReadOnlyCollection<string> accountIds);

    Task<IReadOnlyList<(string AccountId, string ProjectId)>> FindProjectsAsync(IReadOnlyCollection<string> accountIds);

    Task<IReadOnlyList<LimitOverride>> FindOverridesAsync(IReadOnlyCollection<string> accountIds);

    Task<IReadOnlyList<AuditEntry>> FindAuditAsync(IReadOnlyCollection<string> correlationIds);

    Task<IReadOnlyList<(string AccountId, string Reference, Money Amount)>> FindLedgerAsync(IReadOnlyCollection<(string AccountId, string Reference)> references);

    /// <summary>Highest running + queued written since; 0 when nothing was.</summary>
    Task<int> PeakDemandAsync(string accountId, DateTimeOffset since);

    Task InsertAccountsAsync(IReadOnlyCollection<Account> accounts);

    Task UpdateAccountsAsync(IReadOnlyCollection<Account> accounts);

    Task InsertProjectsAsync(IReadOnlyCollection<Project> projects);

    Task InsertStatesAsync(IReadOnlyCollection<AccountState> states);

    /// <summary>Writes each state over the version before it.</summary>
    Task SaveStatesAsync(IReadOnlyCollection<AccountState> states);

    Task FinishAsync(IReadOnlyCollection<FinishedTranscript> finished);

    /// <summary>Puts them back in line with the attempts they now have; the token is the one they still carry.</summary>
    Task RequeueAsync(IReadOnlyCollection<Transcript> requeued);

    Task InsertTranscriptsAsync(IReadOnlyCollection<Transcript> transcripts);

    /// <summary>Starts the oldest waiting of each account.</summary>
    Task<IReadOnlyList<StartedTranscript>> StartOldestAsync(IReadOnlyCollection<(string AccountId, int Starts)> starts, DateTimeOffset now);

    /// <summary>Marks those of the ids that wait as throttled, and answers the account of each.</summary>
    Task<IReadOnlyList<string>> MarkWaitingAsync(IReadOnlyCollection<string> ids);

    Task RenewAsync(IReadOnlyCollection<Transcript> renewed);

    /// <summary>Started transcripts that no worker holds, oldest start first.</summary>
    Task<IReadOnlyList<Transcript>> FindLeasableAsync(string accountIdPrefix, int max);

    Task ClaimAsync(IReadOnlyCollection<Transcript> claimed);

    Task AddMinutesAsync(IReadOnlyCollection<ThrottleMinute> minutes);

    Task AddUsageAsync(IReadOnlyCollection<UsageHour> usage);

    Task InsertLedgerAsync(IReadOnlyCollection<LedgerEntry> entries);

    Task SaveOverridesAsync(IReadOnlyCollection<LimitOverride> overrides);

    Task<AuditHead> LockAuditHeadAsync();

    Task InsertAuditAsync(IReadOnlyCollection<AuditEntry> entries, AuditHead previous);

    Task AppendChangeEventAsync(string node, DateTimeOffset now, string accounts);

    /// <summary>Where transcripts stand now.</summary>
    Task<IReadOnlyList<TranscriptPlace>> FindPlacesAsync(IReadOnlyCollection<string> ids);

    /// <summary>Durable when it returns.</summary>
    Task CommitAsync();
}

/// <summary>A transcript that ended.</summary>
/// <param name="Transcript">As it is now; its token is the one it ended under.</param>
/// <param name="KeepToken">True when a repeat by the same worker is to be recognised; false when its worker was given up.</param>
internal sealed record FinishedTranscript(Transcript Transcript, bool KeepToken);

/// <summary>Where a transcript stands.</summary>
/// <param name="Id">The transcript.</param>
/// <param name="Position">Its place in line when it waits after it had started before; else it follows from the sequence.</param>
internal sealed record TranscriptPlace(string Id, TranscriptStatus Status, long Sequence, int? Position);

/// <summary>A waiting transcript that got a slot.</summary>
internal sealed record StartedTranscript(string Id, string AccountId, long Sequence);

/// <summary>Rows were not as the decision had seen them: somebody else was faster.</summary>
internal sealed class StoreConflictException(string statement, int expected, int actual)
    : Exception($"{statement} met {actual} rows instead of {expected}.");
