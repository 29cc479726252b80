using System.Data.Common;
using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Store;

/// <summary>One batch's transaction on a database.</summary>
internal sealed class SqlLimitTransaction(LimitDialect dialect, LimitConnection connection, DbTransaction transaction, Action<LimitConnection> giveBack)
    : ILimitTransaction
{
    private readonly SqlStatementRunner _run = new(dialect, connection, transaction);
    private bool _isCommitted;

    private LimitStatements Sql => dialect.Statements;

    public async Task<IReadOnlyList<Transcript>> FindTranscriptsAsync(IReadOnlyCollection<string> ids) =>
        await _run.QueryAsync(Sql.FindTranscripts, Ids(ids), LimitRowReader.Transcript);

    public async Task<IReadOnlyList<Transcript>> FindExpiredAsync(DateTimeOffset now, int max) =>
        await _run.QueryAsync(Sql.FindExpired, LimitRowReader.Transcript, ("@now", Time(now)), ("@max", max));

    public async Task<IReadOnlyList<AccountState>> LockStatesAsync(IReadOnlyCollection<string> accountIds) =>
        await _run.QueryAsync(Sql.LockStates, Ids(accountIds.Order(StringComparer.Ordinal)), LimitRowReader.State);

    public async Task<IReadOnlyList<Account>> FindAccountsAsync(IReadOnlyCollection<string> accountIds) =>
        await _run.QueryAsync(Sql.FindAccounts, Ids(accountIds), LimitRowReader.Account);

    public async Task<IReadOnlyList<(string AccountId, string ProjectId)>> FindProjectsAsync(IReadOnlyCollection<string> accountIds) =>
        await _run.QueryAsync(Sql.FindProjects, Ids(accountIds), row => (row.GetString(0), row.GetString(1)));

    public async Task<IReadOnlyList<LimitOverride>> FindOverridesAsync(IReadOnlyCollection<string> accountIds) =>
        await _run.QueryAsync(Sql.FindOverrides, Ids(accountIds), LimitRowReader.Override);

    public async Task<IReadOnlyList<AuditEntry>> FindAuditAsync(IReadOnlyCollection<string> correlationIds) =>
        await _run.QueryAsync(Sql.FindAudit, Ids(correlationIds), LimitRowReader.AuditEntry);

    public async Task<IReadOnlyList<(string AccountId, string Reference, Money Amount)>> FindLedgerAsync(
        IReadOnlyCollection<(string AccountId, string Reference)> references)
    {
        var rows = new RowSet(LimitColumns.References);
        foreach (var (accountId, reference) in references)
        {
            rows.Add(accountId, reference);
        }

        return await _run.QueryAsync(Sql.FindLedger, rows, row => (row.GetString(0), row.GetString(1), new Money(row.GetInt64(2))));
    }

    public async Task<int> PeakDemandAsync(string accountId, DateTimeOffset since)
    {
        var peaks = await _run.QueryAsync(
            Sql.PeakDemand,
            row => row.IsDBNull(0) ? 0 : Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture),
            ("@account", accountId),
            ("@since", Time(since)));
        return peaks[0];
    }

    public Task InsertAccountsAsync(IReadOnlyCollection<Account> accounts) =>
        _run.WriteAsync(nameof(Sql.InsertAccounts), Sql.InsertAccounts, LimitRowWriter.Accounts(accounts));

    public Task UpdateAccountsAsync(IReadOnlyCollection<Account> accounts) =>
        _run.WriteAsync(nameof(Sql.UpdateAccounts), Sql.UpdateAccounts, LimitRowWriter.Accounts(accounts));

    public Task InsertProjectsAsync(IReadOnlyCollection<Project> projects) =>
        _run.WriteAsync(nameof(Sql.InsertProjects), Sql.InsertProjects, LimitRowWriter.Projects(projects));

    public Task InsertStatesAsync(IReadOnlyCollection<AccountState> states) =>
        _run.WriteAsync(nameof(Sql.InsertStates), Sql.InsertStates, LimitRowWriter.NewStates(states));

    public Task SaveStatesAsync(IReadOnlyCollection<AccountState> states) =>
        _run.WriteAsync(nameof(Sql.SaveStates), Sql.SaveStates, LimitRowWriter.States(states));

    public Task FinishAsync(IReadOnlyCollection<FinishedTranscript> finished) =>
        _run.WriteAsync(nameof(Sql.Finish), Sql.Finish, LimitRowWriter.Finished(finished));

    public Task RequeueAsync(IReadOnlyCollection<Transcript> requeued) =>
        _run.WriteAsync(nameof(Sql.Requeue), Sql.Requeue, LimitRowWriter.Requeued(requeued));

    public Task InsertTranscriptsAsync(IReadOnlyCollection<Transcript> transcripts) =>
        _run.WriteAsync(nameof(Sql.InsertTranscripts), Sql.InsertTranscripts, LimitRowWriter.NewTranscripts(transcripts));

    public async Task<IReadOnlyList<StartedTranscript>> StartOldestAsync(IReadOnlyCollection<(string AccountId, int Starts)> starts, DateTimeOffset now)
    {
        static StartedTranscript Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2));

        var started = new List<StartedTranscript>();
        if (Sql.StartsOneAccountAtATime)
        {
            foreach (var (accountId, count) in starts)
            {
                started.AddRange(await _run.QueryAsync(Sql.StartOldest, Read, ("@account", accountId), ("@starts", count), ("@now", Time(now))));
            }
        }
        else
        {
            var rows = new RowSet(LimitColumns.Starts);
            foreach (var (accountId, count) in starts)
            {
                rows.Add(accountId, count);
            }

            started = await _run.QueryAsync(Sql.StartOldest, rows, Read, ("@now", Time(now)));
        }

        var expected = starts.Sum(start => start.Starts);
        return started.Count == expected ? started : throw new StoreConflictException(nameof(Sql.StartOldest), expected, started.Count);
    }

    public async Task<IReadOnlyList<string>> MarkWaitingAsync(IReadOnlyCollection<string> ids) =>
        await _run.QueryAsync(Sql.MarkWaiting, Ids(ids), row => row.GetString(0));

    public Task RenewAsync(IReadOnlyCollection<Transcript> renewed) =>
        _run.WriteAsync(nameof(Sql.Renew), Sql.Renew, LimitRowWriter.Renewals(renewed));

    public async Task<IReadOnlyList<Transcript>> FindLeasableAsync(string accountIdPrefix, int max) =>
        await _run.QueryAsync(Sql.FindLeasable, LimitRowReader.Transcript, ("@prefix", accountIdPrefix), ("@max", max));

    public Task ClaimAsync(IReadOnlyCollection<Transcript> claimed) =>
        _run.WriteAsync(nameof(Sql.Claim), Sql.Claim, LimitRowWriter.Claims(claimed));

    public Task AddMinutesAsync(IReadOnlyCollection<ThrottleMinute> minutes) =>
        _run.ExecuteAsync(Sql.AddMinutes, LimitRowWriter.Minutes(minutes));

    public Task AddUsageAsync(IReadOnlyCollection<UsageHour> usage) => _run.ExecuteAsync(Sql.AddUsage, LimitRowWriter.Usage(usage));

    public Task InsertLedgerAsync(IReadOnlyCollection<LedgerEntry> entries) =>
        _run.WriteAsync(nameof(Sql.InsertLedger), Sql.InsertLedger, LimitRowWriter.Ledger(entries));

    public Task SaveOverridesAsync(IReadOnlyCollection<LimitOverride> overrides) =>
        _run.ExecuteAsync(Sql.SaveOverrides, LimitRowWriter.Overrides(overrides));

    public async Task<AuditHead> LockAuditHeadAsync()
    {
        var heads = await _run.QueryAsync(Sql.LockAuditHead, row => new AuditHead { Sequence = row.GetInt64(0), Hash = row.GetString(1) });
        return heads[0];
    }

    public async Task InsertAuditAsync(IReadOnlyCollection<AuditEntry> entries, AuditHead previous)
    {
        await _run.WriteAsync(nameof(Sql.InsertAudit), Sql.InsertAudit, LimitRowWriter.Audit(entries));
        var last = entries.Last();
        var moved = await _run.ExecuteAsync(Sql.MoveAuditHead, ("@sequence", last.Sequence), ("@hash", last.Hash), ("@previous", previous.Sequence));
        if (moved != 1)
        {
            throw new StoreConflictException(nameof(Sql.MoveAuditHead), 1, moved);
        }
    }

    public Task AppendChangeEventAsync(string node, DateTimeOffset now, string accounts) =>
        _run.ExecuteAsync(Sql.AppendChangeEvent, ("@node", node), ("@now", Time(now)), ("@accounts", accounts));

    public async Task<IReadOnlyList<TranscriptPlace>> FindPlacesAsync(IReadOnlyCollection<string> ids) =>
        await _run.QueryAsync(Sql.QueuePositions, Ids(ids), LimitRowReader.Place);

    public async Task CommitAsync()
    {
        await transaction.CommitAsync();
        _isCommitted = true;
    }

    public async ValueTask DisposeAsync()
    {
        var isHealthy = _isCommitted;
        try
        {
            await transaction.DisposeAsync();
        }
        catch (DbException)
        {
            // What is committed stays so; what failed has its own exception on the way. Only the connection is done for.
            isHealthy = false;
        }

        if (isHealthy)
        {
            giveBack(connection);
        }
        else
        {
            // Whatever went wrong may be wrong with the connection.
            await connection.DisposeAsync();
        }
    }

    private static RowSet Ids(IEnumerable<string> ids) => RowSet.Of(LimitColumns.Ids, ids);

    private static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
