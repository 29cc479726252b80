using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>One commit, replayed on the model.</summary>
internal sealed class ModelBatch(ReferenceModel model, MemoryTransaction transaction)
{
    private const long LongestSession = 10_800_000;

    private readonly Dictionary<string, ModelSnapshot> _snapshots = [];

    public ReferenceModel Model => model;

    /// <summary>The time every decision of the batch must carry.</summary>
    public long Now => transaction.DecidedAt;

    /// <summary>The time at which it asked for its rows, a wait for their locks before.</summary>
    public long AskedAt => transaction.AskedAt;

    public Changes Changes => transaction.Changes;

    /// <summary>Leases that the service found to have run out; some may be renewed or ended by now.</summary>
    public IReadOnlyList<string> FoundExpired => transaction.FoundExpired;

    /// <summary>Sessions that the service found to be over the longest time; some may have ended by now.</summary>
    public IEnumerable<string> FoundOverdue => transaction.FoundOverdue.Select(session => session.Id);

    /// <summary>Transcripts that the batch must change, and no others.</summary>
    public Dictionary<string, ModelTranscript> Changed { get; } = [];

    /// <summary>Transcripts that the batch must delete, and no others.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>Transcripts whose place one of the answers tells.</summary>
    public HashSet<string> Placed { get; } = [];

    public List<LeaseOperation> Leases { get; } = [];

    /// <summary>Transcripts that lost their lease and went back in line.</summary>
    public List<ModelTranscript> Requeued { get; } = [];

    public List<ModelSession> ChangedSessions { get; } = [];

    /// <summary>Accounts whose streaming minute must be written.</summary>
    public HashSet<ModelAccount> Streamed { get; } = [];

    /// <summary>Accounts whose LeMUR window must be written.</summary>
    public HashSet<ModelAccount> Asked { get; } = [];

    public HashSet<UsageKey> ChangedUsage { get; } = [];

    /// <summary>What the batch must write into the audit, in this order.</summary>
    public List<(long Sequence, string CorrelationId, AuditOutcome Outcome)> Audited { get; } = [];

    /// <summary>Limits that the batch must move, in this order.</summary>
    public List<ModelMove> Moves { get; } = [];

    /// <summary>Limits on new streaming sessions that the batch must move, in this order.</summary>
    public List<(string AccountId, long Entry, LimitChangeCause Cause, int Old, int New)> StreamingMoves { get; } = [];

    /// <summary>Escalations that the batch must end.</summary>
    public List<(string Id, EscalationState State)> Ended { get; } = [];

    /// <summary>Accounts whose LeMUR requests were refused.</summary>
    public HashSet<ModelAccount> LemurRefused { get; } = [];

    public IReadOnlyCollection<ModelSnapshot> Snapshots => _snapshots.Values;

    public void Replay(IReadOnlyList<Operation> operations)
    {
        foreach (var operation in operations)
        {
            operation.ReplayAhead(this);
        }

        foreach (var operation in operations)
        {
            operation.Replay(this);
        }

        foreach (var snapshot in _snapshots.Values)
        {
            snapshot.StartOldest(this);
        }

        LeaseOperation.ReplayClaims(this);
        foreach (var operation in operations)
        {
            operation.Conclude(this);
            operation.IsCommitted = true;
        }

        foreach (var snapshot in _snapshots.Values)
        {
            snapshot.Close(this);
        }
    }

    /// <summary>One more entry of the audit.</summary>
    public long Audit(string correlationId, AuditOutcome outcome = AuditOutcome.Applied)
    {
        Audited.Add((++model.Entries, correlationId, outcome));
        return model.Entries;
    }

    /// <summary>
    /// The answer that a named request was given in the last 24 hours; null when it has no name, or none was given.
    /// </summary>
    public (string Answer, string? Made)? Answered(string kind, string accountId, string? name) =>
        name is not null
        && model.Named.TryGetValue($"{kind} {accountId} {name}", out var known)
        && known.At + 86_400_000 > Now
            ? (known.Answer, known.Made)
            : null;

    /// <summary>Keeps the answer of a named request.</summary>
    public void Name(string kind, string accountId, string? name, string answer, string? made = null)
    {
        if (name is not null)
        {
            model.Named[$"{kind} {accountId} {name}"] = (Now, answer, made);
        }
    }

    /// <summary>One more LeMUR request refused in this minute.</summary>
    public void RefuseLemur(ModelAccount account)
    {
        var minute = Now / 60_000 * 60_000;
        account.LemurRefused[minute] = account.LemurRefused.GetValueOrDefault(minute) + 1;
        LemurRefused.Add(account);
    }

    public ModelSnapshot? Snapshot(string accountId) =>
        _snapshots.TryGetValue(accountId, out var snapshot) ? snapshot
        : model.Accounts.TryGetValue(accountId, out var account) ? _snapshots[accountId] = new(account, this)
        : null;

    public ModelSnapshot Create(ModelAccount account)
    {
        model.Accounts.Add(account.Id, account);
        return _snapshots[account.Id] = new(account, this) { IsNew = true };
    }

    /// <summary>The id that the service has drawn for a new transcript.</summary>
    /// <exception cref="ViolationException">There is no such new row.</exception>
    public string InsertedId(string accountId, long sequence)
    {
        foreach (var row in Changes.Transcripts.Values)
        {
            if (row.Sequence == sequence && row.AccountId == accountId)
            {
                return row.Id;
            }
        }

        throw new ViolationException($"{accountId}: no transcript was stored at place {sequence}, where one must be");
    }

    public void Change(ModelTranscript transcript) => Changed[transcript.Id] = transcript;

    /// <summary>
    /// A transcript leaves the line: it ends as an error, nothing is charged, nothing starts. Source: the issue of
    /// cancelling.
    /// </summary>
    public void Cancel(ModelTranscript transcript, string error)
    {
        var snapshot = Snapshot(transcript.Account.Id)!;
        transcript.Status = TranscriptStatus.Error;
        transcript.Throttle = transcript.Throttle == Throttle.Waiting ? Throttle.Waited : transcript.Throttle;
        transcript.FinishedAt = Now;
        transcript.Error = error;
        Change(transcript);
        transcript.Account.Waiting.Remove(transcript.Sequence);
        transcript.Account.Queued--;
        snapshot.Move(this);
    }

    /// <summary>A finished transcript is forgotten; its id may come again.</summary>
    public void Delete(ModelTranscript transcript)
    {
        model.Transcripts.Remove(transcript.Id);
        model.Deleted.Add(transcript);
        Changed.Remove(transcript.Id);
        Deleted.Add(transcript.Id);
    }

    /// <summary>A transcript gives its slot back for good.</summary>
    public void End(
        ModelTranscript transcript,
        TranscriptStatus status,
        long? audioMilliseconds,
        long cost,
        Operation receiver
    )
    {
        transcript.Status = status;
        transcript.FinishedAt = Now;
        transcript.AudioMilliseconds = audioMilliseconds;
        transcript.Cost = cost;
        Change(transcript);
        var snapshot = Snapshot(transcript.Account.Id)!;
        snapshot.Finished++;
        transcript.Account.Running--;
        transcript.Account.Balance -= cost;
        snapshot.Drain(this, receiver);
    }

    /// <summary>Writes one piece of charged work into the usage; the balance is another matter.</summary>
    public void Charge(
        ModelAccount account,
        string? apiKeyId,
        Product product,
        string modelName,
        long milliseconds,
        long cost
    )
    {
        const long hour = 3_600_000;
        var key = new UsageKey(
            account.Id,
            DateTimeOffset.FromUnixTimeMilliseconds(Now / hour * hour),
            Project.DefaultId,
            apiKeyId ?? "",
            product,
            modelName
        );
        var sum = model.Usage.GetValueOrDefault(key);
        model.Usage[key] = new(sum.Items + 1, sum.Milliseconds + milliseconds, sum.Cost + cost);
        ChangedUsage.Add(key);
    }

    /// <summary>Takes over the id that the service has drawn for a new session.</summary>
    /// <exception cref="ViolationException">There is no such new row.</exception>
    public string OpenedSession(ModelAccount account, string? apiKeyId)
    {
        var row = Changes.Sessions.Values.FirstOrDefault(session =>
            session.AccountId == account.Id && !model.Sessions.ContainsKey(session.Id)
        ) ?? throw new ViolationException($"{account.Id}: a session was let in and not stored");
        var session = new ModelSession
        {
            Id = row.Id,
            Account = account,
            ApiKeyId = apiKeyId,
            OpenedAt = Now,
        };
        model.Sessions.Add(session.Id, session);
        ChangedSessions.Add(session);
        return session.Id;
    }

    /// <summary>True when it has been open for as long as a session may be.</summary>
    public bool IsOver(ModelSession session) => Now - session.OpenedAt >= LongestSession;

    /// <summary>
    /// Ends a session and charges it: its time, at most three hours, after which it has ended by itself.
    /// </summary>
    public void EndSession(ModelSession session, long? billed)
    {
        session.Expired = IsOver(session);
        session.EndedAt = session.Expired ? session.OpenedAt + LongestSession : Math.Max(Now, session.OpenedAt);
        session.Charged = session.Expired
            ? LongestSession
            : Math.Min(
                LongestSession,
                billed is { } told
                    ? Math.Min(told, session.EndedAt.Value - session.OpenedAt + 1_000)
                    : session.EndedAt.Value - session.OpenedAt
            );
        session.Cost = model.SessionPrice(session.Charged, Now);
        ChangedSessions.Add(session);
        Charge(
            session.Account,
            session.ApiKeyId,
            Product.Streaming,
            model.Settings.Pricing.DefaultStreamingModel,
            session.Charged,
            session.Cost
        );
        Snapshot(session.Account.Id)!.Pay(this, session.Cost);
    }
}
