using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>What is committed, with the indexes the real tables have.</summary>
internal sealed class Tables
{
    private readonly Dictionary<string, SortedSet<TranscriptRow>> _queues = [];

    public RowLocks Locks { get; } = new();

    public Dictionary<string, Account> Accounts { get; } = [];

    public HashSet<(string AccountId, string ProjectId)> Projects { get; } = [];

    public Dictionary<string, AccountState> States { get; } = [];

    public Dictionary<string, TranscriptRow> Transcripts { get; } = [];

    public Dictionary<(string TranscriptId, int Attempt), TranscriptLease> ExpiredLeases { get; } = [];

    /// <summary>Transcripts that were deleted, as they stood then.</summary>
    public List<Transcript> Deleted { get; } = [];

    public Dictionary<(string AccountId, DateTimeOffset Minute), ThrottleMinute> Minutes { get; } = [];

    public Dictionary<UsageKey, UsageHour> Usage { get; } = [];

    public Dictionary<(string AccountId, string Reference), LedgerEntry> Ledger { get; } = [];

    public Dictionary<(string AccountId, LimitKind Kind), LimitOverride> Overrides { get; } = [];

    public Dictionary<string, Escalation> Escalations { get; } = [];

    /// <summary>Of all accounts, in the order of the audit.</summary>
    public List<LimitChange> LimitChanges { get; } = [];

    /// <summary>By deduplication key.</summary>
    public Dictionary<string, OutboxMessage> Outbox { get; } = [];

    /// <summary>By correlation id, in the order of the chain.</summary>
    public Dictionary<string, AuditEntry> Audit { get; } = [];

    public AuditHead AuditHead { get; set; } = AuditChain.Empty;

    public Dictionary<string, StreamingSession> Sessions { get; } = [];

    /// <summary>
    /// Ids of the sessions that have not ended, in the order of their commits: ids are drawn, and would order those of
    /// one instant differently each time.
    /// </summary>
    public List<string> OpenSessions { get; } = [];

    /// <summary>By account, in order of time.</summary>
    public Dictionary<string, SortedDictionary<DateTimeOffset, StreamingMinute>> StreamingMinutes { get; } = [];

    public Dictionary<string, LemurWindowRow> LemurWindows { get; } = [];

    public Dictionary<RateRequestKey, RateRequest> RateRequests { get; } = [];

    /// <summary>Refused requests by account and minute.</summary>
    public Dictionary<(string AccountId, DateTimeOffset Minute), long> LemurRefusals { get; } = [];

    /// <summary>In processing without a lease, oldest start first.</summary>
    public SortedSet<TranscriptRow> Leasable { get; } = new(TranscriptRow.ByStart);

    /// <summary>In processing with a lease, first to expire first.</summary>
    public SortedSet<TranscriptRow> Leased { get; } = new(TranscriptRow.ByExpiry);

    /// <summary>Those of an account that wait, oldest first.</summary>
    public SortedSet<TranscriptRow> Queue(string accountId) =>
        _queues.TryGetValue(accountId, out var queue) ? queue : _queues[accountId] = new(TranscriptRow.BySequence);

    public StreamingMinute? LatestStreamingMinute(string accountId) =>
        StreamingMinutes.TryGetValue(accountId, out var minutes) ? minutes.Values.Last() : null;

    /// <summary>Highest running + queued of the account's minutes since, the open one among them.</summary>
    public int PeakDemand(string accountId, DateTimeOffset since) =>
        Minutes
            .Values.Where(minute => minute.AccountId == accountId && minute.Minute >= since)
            .Select(minute => minute.PeakDemand)
            .Append(
                States.TryGetValue(accountId, out var state) && state.Minute.Start >= since
                    ? state.Minute.PeakDemand
                    : 0
            )
            .Max();

    /// <summary>Commits one transcript.</summary>
    public void Put(Transcript transcript)
    {
        if (Transcripts.TryGetValue(transcript.Id, out var row))
        {
            IndexOf(row.Transcript)?.Remove(row);
            row.Transcript = transcript;
        }
        else
        {
            row = new(Transcripts.Count + Deleted.Count, transcript);
            Transcripts.Add(transcript.Id, row);
        }

        IndexOf(transcript)?.Add(row);
    }

    /// <summary>Commits the deletion of one transcript.</summary>
    public void Delete(string id)
    {
        if (Transcripts.Remove(id, out var row))
        {
            IndexOf(row.Transcript)?.Remove(row);
            Deleted.Add(row.Transcript);
            for (var attempt = 1; attempt <= row.Transcript.Attempts; attempt++)
            {
                ExpiredLeases.Remove((id, attempt));
            }
        }
    }

    private SortedSet<TranscriptRow>? IndexOf(Transcript transcript) =>
        transcript switch
        {
            { Status: TranscriptStatus.Queued } => Queue(transcript.AccountId),
            { Status: TranscriptStatus.Processing, LeaseToken: null } => Leasable,
            { Status: TranscriptStatus.Processing } => Leased,
            _ => null,
        };
}

/// <summary>Key of a usage row.</summary>
internal readonly record struct UsageKey(
    string AccountId,
    DateTimeOffset Hour,
    string ProjectId,
    string ApiKeyId,
    Product Product,
    string Model
)
{
    public static UsageKey Of(UsageHour usage) =>
        new(usage.AccountId, usage.Hour, usage.ProjectId, usage.ApiKeyId, usage.Product, usage.Model);
}
