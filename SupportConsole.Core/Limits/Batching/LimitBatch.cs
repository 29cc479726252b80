using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Commands decided together: the locked rows they see, and the effects they leave to be written.</summary>
internal sealed class LimitBatch(LimitRules rules)
{
    private readonly Dictionary<string, AccountBook> _books = [];
    private readonly Dictionary<string, Transcript> _transcripts = [];

    /// <summary>The leases as they stand in the table: what a write compares with, whatever the batch has renewed since.</summary>
    private readonly Dictionary<string, DateTimeOffset?> _leasesInTable = [];

    /// <summary>The time of every decision of this batch: taken when its rows are locked, so that waiting for a lock shortens no lease.</summary>
    public DateTimeOffset Now { get; private set; }

    public LimitRules Rules { get; } = rules;

    // What was read.
    public Dictionary<string, Account> Identities { get; } = [];

    public HashSet<(string AccountId, string ProjectId)> Projects { get; } = [];

    public Dictionary<string, int> PeakDemands { get; } = [];

    public Dictionary<(string AccountId, LimitKind Kind), LimitOverride> Overrides { get; } = [];

    public Dictionary<string, AuditEntry> EarlierAttempts { get; } = [];

    public Dictionary<(string AccountId, string Reference), Money> LedgerReferences { get; } = [];

    /// <summary>Transcripts whose lease was seen to have run out, before the lock.</summary>
    public IReadOnlyList<string> Expired { get; set; } = [];

    // What is to be written.
    public List<Account> NewAccounts { get; } = [];

    public Dictionary<string, Account> ChangedAccounts { get; } = [];

    public List<Project> NewProjects { get; } = [];

    public Dictionary<string, Transcript> NewTranscripts { get; } = [];

    public List<FinishedTranscript> Finished { get; } = [];

    public List<Transcript> Requeued { get; } = [];

    public Dictionary<string, Transcript> Renewed { get; } = [];

    /// <summary>What workers took.</summary>
    public List<Transcript> Leased { get; } = [];

    public List<LeaseCommand> LeaseRequests { get; } = [];

    public HashSet<string> PlacesWanted { get; } = [];

    /// <summary>True when something is to be written even if no decision does: an event that names no account.</summary>
    public bool ProvesWriting { get; set; }

    public List<LedgerEntry> Ledger { get; } = [];

    public List<OutboxMessage> Outbox { get; } = [];

    public Dictionary<(string AccountId, LimitKind Kind), LimitOverride> NewOverrides { get; } = [];

    /// <summary>Accounts whose own limit goes: the plan's default is in force again.</summary>
    public HashSet<(string AccountId, LimitKind Kind)> RemovedOverrides { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    public UsageTally Usage { get; } = new();

    /// <summary>Streaming sessions and LeMUR windows, read and to be written.</summary>
    public RateBook Rates { get; } = new();

    /// <summary>Escalations and limit changes, read and to be written.</summary>
    public ChangeBook Changes { get; } = new();

    /// <summary>The end of the audit chain; read only when one of the commands is audited.</summary>
    public AuditHead? AuditHead { get; set; }

    // What the writes answered.
    public Dictionary<string, TranscriptPlace> Places { get; } = [];

    public IReadOnlyCollection<AccountBook> Books => _books.Values;

    public AccountBook? Book(string accountId) => _books.GetValueOrDefault(accountId);

    public Transcript? Transcript(string id) => _transcripts.GetValueOrDefault(id);

    /// <summary>Opens the books of the locked accounts; from here on decisions are made.</summary>
    public void Open(IEnumerable<AccountState> locked, DateTimeOffset now)
    {
        Now = now;
        foreach (var state in locked)
        {
            _books[state.AccountId] = new AccountBook(state, Minute);
        }
    }

    public void Load(Transcript transcript)
    {
        _transcripts[transcript.Id] = transcript;
        _leasesInTable[transcript.Id] = transcript.LeaseExpiresAt;
    }

    /// <summary>Opens the book of an account that this batch creates.</summary>
    public AccountBook Create(AccountState state) => _books[state.AccountId] = new AccountBook(state, Minute, isNew: true);

    /// <summary>Adds a new transcript; the batch sees it from now on.</summary>
    public void Add(Transcript transcript)
    {
        NewTranscripts.Add(transcript.Id, transcript);
        _transcripts[transcript.Id] = transcript;
    }

    /// <summary>Ends a transcript; the batch sees it ended from now on.</summary>
    public void Finish(Transcript transcript, bool keepToken)
    {
        Finished.Add(new(AsInTable(transcript), keepToken));
        Renewed.Remove(transcript.Id);
        _transcripts[transcript.Id] = keepToken ? transcript : transcript with { LeaseToken = null };
    }

    /// <summary>Puts a transcript back in line.</summary>
    /// <param name="transcript">With the attempts it now has, still carrying its token.</param>
    public void Requeue(Transcript transcript)
    {
        Requeued.Add(AsInTable(transcript));
        Renewed.Remove(transcript.Id);
        _transcripts[transcript.Id] = transcript with { Status = TranscriptStatus.Queued, LeaseToken = null };
    }

    public void Renew(Transcript transcript)
    {
        Renewed[transcript.Id] = transcript;
        _transcripts[transcript.Id] = transcript;
    }

    /// <summary>The account's throttle limit as it stands; its own limit was asked for by <see cref="ChangeRequirements.MovesOf"/>.</summary>
    public LimitStanding Standing(AccountBook book) => LimitStanding.Of(
        Overrides.GetValueOrDefault((book.State.AccountId, LimitKind.AsyncConcurrency)), Rules.Limits.Of(book.State.Plan).AsyncConcurrency);

    /// <summary>How people call the account, for texts; asked for by <see cref="BatchRequirements.Identities"/>.</summary>
    public string AccountName(string accountId) => Identities.GetValueOrDefault(accountId)?.Name ?? accountId;

    public void SetOverride(LimitOverride limit)
    {
        var key = (limit.AccountId, limit.Kind);
        NewOverrides[key] = Overrides[key] = limit;
        RemovedOverrides.Remove(key);
    }

    public void RemoveOverride(string accountId, LimitKind kind)
    {
        var key = (accountId, kind);
        NewOverrides.Remove(key);
        if (Overrides.Remove(key))
        {
            RemovedOverrides.Add(key);
        }
    }

    /// <summary>The number that the next audit entry gets.</summary>
    public long NextAuditSequence => (Audit.Count == 0 ? AuditHead!.Sequence : Audit[^1].Sequence) + 1;

    /// <summary>Appends to the audit chain.</summary>
    public AuditEntry Append(AuditDraft draft)
    {
        var entry = AuditChain.Append(draft, Audit.Count == 0 ? AuditHead! : AuditChain.HeadAfter(Audit[^1]), Now);
        Audit.Add(entry);
        EarlierAttempts[entry.CorrelationId] = entry;
        return entry;
    }

    private DateTimeOffset Minute => Now.Truncate(TimeSpan.FromMinutes(1));

    private Transcript AsInTable(Transcript transcript)
    {
        var expiresAt = _leasesInTable[transcript.Id];
        return expiresAt == transcript.LeaseExpiresAt ? transcript : transcript with { LeaseExpiresAt = expiresAt };
    }
}
