using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Store;

/// <summary>One batch's transaction on a database.</summary>
internal sealed partial class SqlLimitTransaction(LimitStatements sql, LimitSession session, StatementRunner run, Action<LimitSession> giveBack) : ILimitTransaction
{
    private readonly List<Action> _checks = [];
    private bool _isCommitted;

    public Pending<List<DateTimeOffset>>? ReadClock() =>
        sql.Clock is { } clock ? run.Query(clock, row => DateTimeOffset.FromUnixTimeMilliseconds(row.Long(0))) : null;

    public Pending<List<string>> FindExpired(DateTimeOffset now, int max) =>
        run.Query(sql.FindExpired, row => row.Text(0), ("@now", Time(now)), ("@max", max));

    public LockedRows Lock(IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> transcriptIds)
    {
        if (!sql.BeginLocksAll)
        {
            return new(
                run.Query(sql.LockStates, LimitRowReader.State, ("@accounts", accountIds), ("@transcripts", transcriptIds)),
                FindTranscripts(transcriptIds));
        }

        var transcripts = FindTranscripts(transcriptIds);
        var accounts = transcriptIds.Count == 0 ? accountIds : [.. accountIds.Union(transcripts.Value.Select(transcript => transcript.AccountId))];
        return new(run.Query(sql.LockStates, LimitRows.Ids, accounts, LimitRowReader.State), transcripts);
    }

    public Pending<List<Account>> FindAccounts(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindAccounts, LimitRows.Ids, accountIds, LimitRowReader.Account);

    public Pending<List<(string AccountId, string ProjectId)>> FindProjects(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindProjects, LimitRows.Ids, accountIds, row => (row.Text(0), row.Text(1)));

    public Pending<List<LimitOverride>> FindOverrides(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindOverrides, LimitRows.Ids, accountIds, LimitRowReader.Override);

    public Pending<List<AuditEntry>> FindAudit(IReadOnlyCollection<string> correlationIds) =>
        run.Query(sql.FindAudit, LimitRows.Ids, correlationIds, LimitRowReader.AuditEntry);

    public Pending<List<(string AccountId, string Reference, Money Amount)>> FindLedger(IReadOnlyCollection<(string AccountId, string Reference)> references) =>
        run.Query(sql.FindLedger, LimitRows.References, references, row => (row.Text(0), row.Text(1), new Money(row.Long(2))));

    public Pending<List<int>> PeakDemand(string accountId, DateTimeOffset since) =>
        run.Query(sql.PeakDemand, row => row.IsNull(0) ? 0 : row.Int(0), ("@account", accountId), ("@since", Time(since)));

    public Pending<List<AuditHead>> LockAuditHead() =>
        run.Query(sql.LockAuditHead, row => new AuditHead { Sequence = row.Long(0), Hash = row.Text(1) });

    public void InsertAccounts(IReadOnlyCollection<Account> accounts) => run.Write(nameof(sql.InsertAccounts), sql.InsertAccounts, LimitRows.Accounts, accounts);

    public void UpdateAccounts(IReadOnlyCollection<Account> accounts) => run.Write(nameof(sql.UpdateAccounts), sql.UpdateAccounts, LimitRows.Accounts, accounts);

    public void InsertProjects(IReadOnlyCollection<Project> projects) => run.Write(nameof(sql.InsertProjects), sql.InsertProjects, LimitRows.Projects, projects);

    public void InsertStates(IReadOnlyCollection<AccountState> states) => run.Write(nameof(sql.InsertStates), sql.InsertStates, LimitRows.NewStates, states);

    public void SaveCounters(IReadOnlyCollection<AccountState> states) => run.Write(nameof(sql.SaveCounters), sql.SaveCounters, LimitRows.Counters, states);

    public void SaveTerms(IReadOnlyCollection<AccountState> states) => run.Write(nameof(sql.SaveTerms), sql.SaveTerms, LimitRows.Terms, states);

    public void Finish(IReadOnlyCollection<FinishedTranscript> finished) => run.Write(nameof(sql.Finish), sql.Finish, LimitRows.Finished, finished);

    public void Requeue(IReadOnlyCollection<Transcript> requeued) => run.Write(nameof(sql.Requeue), sql.Requeue, LimitRows.Requeued, requeued);

    public void InsertTranscripts(IReadOnlyCollection<Transcript> transcripts) =>
        run.Write(nameof(sql.InsertTranscripts), sql.InsertTranscripts, LimitRows.NewTranscripts, transcripts);

    public Pending<List<Transcript>> FindOldest(IReadOnlyCollection<(string AccountId, int Count)> starts)
    {
        var oldest = run.Query(sql.FindOldest, LimitRows.Starts, starts, LimitRowReader.Transcript);
        var expected = starts.Sum(start => start.Count);
        _checks.Add(() => StoreConflictException.ThrowIfDifferent(nameof(sql.FindOldest), expected, oldest.Value.Count));
        return oldest;
    }

    public void Start(IReadOnlyCollection<Transcript> started) => run.Write(nameof(sql.Start), sql.Start, LimitRows.Started, started);

    public void MarkWaiting(IReadOnlyCollection<string> ids) => run.Write(nameof(sql.MarkWaiting), sql.MarkWaiting, LimitRows.Ids, ids);

    public void Renew(IReadOnlyCollection<Transcript> renewed) => run.Write(nameof(sql.Renew), sql.Renew, LimitRows.Renewals, renewed);

    public Pending<List<ClaimedTranscript>> ClaimOldest(string accountIdPrefix, IReadOnlyList<LeaseOffer> offers)
    {
        var max = offers[^1].LastPlace;
        if (sql.ClaimOldest is not null)
        {
            return run.Query(
                sql.ClaimOldest,
                LimitRows.Offers,
                offers,
                row => new ClaimedTranscript(LimitRowReader.Transcript(row), row.Long(LimitRowReader.TranscriptWidth)),
                ("@prefix", accountIdPrefix),
                ("@max", max));
        }

        var free = run.Query(sql.FindLeasable!, LimitRowReader.Transcript, ("@prefix", accountIdPrefix), ("@max", max)).Value;
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

        run.Write(nameof(sql.Claim), sql.Claim!, LimitRows.Claims, [.. claimed.Select(claim => claim.Transcript)]);
        return Pending<List<ClaimedTranscript>>.Of(claimed);
    }

    public void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes) => run.Write(nameof(sql.InsertMinutes), sql.InsertMinutes, LimitRows.Minutes, minutes);

    public void AddUsage(IReadOnlyCollection<UsageHour> usage) => run.Upsert(sql.AddUsage, LimitRows.Usage, usage);

    public void InsertLedger(IReadOnlyCollection<LedgerEntry> entries) => run.Write(nameof(sql.InsertLedger), sql.InsertLedger, LimitRows.Ledger, entries);

    public void SaveOverrides(IReadOnlyCollection<LimitOverride> overrides) => run.Upsert(sql.SaveOverrides, LimitRows.Overrides, overrides);

    public void InsertOutbox(IReadOnlyCollection<OutboxMessage> messages) => run.Upsert(sql.InsertOutbox, LimitRows.Outbox, messages);

    public void InsertAudit(IReadOnlyCollection<AuditEntry> entries, AuditHead previous)
    {
        run.Write(nameof(sql.InsertAudit), sql.InsertAudit, LimitRows.Audit, entries);
        var last = entries.Last();
        run.Write(nameof(sql.MoveAuditHead), sql.MoveAuditHead, ("@sequence", last.Sequence), ("@hash", last.Hash), ("@previous", previous.Sequence));
    }

    public void AppendChangeEvent(string node, DateTimeOffset now, string accounts) =>
        run.Write(nameof(sql.AppendChangeEvent), sql.AppendChangeEvent, ("@node", node), ("@now", Time(now)), ("@accounts", accounts));

    public Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<string> ids) => run.Query(sql.QueuePositions, LimitRows.Ids, ids, LimitRowReader.Place);

    public async Task FlushAsync()
    {
        await run.FlushAsync();
        foreach (var check in _checks)
        {
            check();
        }

        _checks.Clear();
    }

    public async Task CommitAsync()
    {
        await FlushAsync();
        await run.CommitAsync();
        _isCommitted = true;
    }

    public async ValueTask DisposeAsync()
    {
        var isHealthy = _isCommitted;
        try
        {
            await run.DisposeAsync();
        }
        catch (System.Data.Common.DbException)
        {
            // What is committed stays so; what failed has its own exception on the way. Only the connection is done for.
            isHealthy = false;
        }

        if (isHealthy)
        {
            giveBack(session);
        }
        else
        {
            // Whatever went wrong may be wrong with the connection.
            await session.DisposeAsync();
        }
    }

    private Pending<List<Transcript>> FindTranscripts(IReadOnlyCollection<string> ids) => ids.Count == 0
        ? Pending<List<Transcript>>.Of([])
        : run.Query(sql.FindTranscripts, LimitRows.Ids, ids, LimitRowReader.Transcript);

    private static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
