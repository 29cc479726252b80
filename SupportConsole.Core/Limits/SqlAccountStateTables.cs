using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits;

/// <inheritdoc cref="IAccountStateTables"/>
internal sealed class SqlAccountStateTables(AccountStateSql sql, TranscriptSql transcripts, StatementRunner run)
    : IAccountStateTables
{
    private static readonly RowShape<AccountState> NewStates = new(
        [Text("account_id"), .. TermColumns(), .. CounterColumns(), Integer("version")],
        (row, state) =>
        {
            row.Add(state.AccountId);
            WriteTerms(row, state);
            WriteCounters(row, state);
            row.Add(state.Version);
        }
    );

    private static readonly RowShape<AccountState> Terms = new([Text("account_id"), .. TermColumns()], (row, state) =>
    {
        row.Add(state.AccountId);
        WriteTerms(row, state);
    });

    private static readonly RowShape<AccountState> Counters = new(
        [Text("account_id"), .. CounterColumns(), Integer("version")],
        (row, state) =>
        {
            row.Add(state.AccountId);
            WriteCounters(row, state);
            row.Add(state.Version);
        }
    );

    private static readonly RowShape<ThrottleMinute> Minutes = new(
        [
            Text("account_id"),
            Integer("minute_start"),
            Integer("submitted"),
            Integer("throttled"),
            Integer("finished"),
            Integer("refused_for_balance"),
            Integer("waited"),
            Integer("wait_milliseconds"),
            Integer("longest_wait_milliseconds"),
            Integer("peak_running"),
            Integer("peak_queued"),
            Integer("peak_demand"),
            Integer("end_running"),
            Integer("end_queued"),
            Integer("end_limit"),
        ],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(minute.Minute);
            row.Add(minute.Submitted);
            row.Add(minute.Throttled);
            row.Add(minute.Finished);
            row.Add(minute.RefusedForBalance);
            row.Add(minute.Waited);
            row.Add(minute.WaitMilliseconds);
            row.Add(minute.LongestWaitMilliseconds);
            row.Add(minute.PeakRunning);
            row.Add(minute.PeakQueued);
            row.Add(minute.PeakDemand);
            row.Add(minute.EndRunning);
            row.Add(minute.EndQueued);
            row.Add(minute.EndLimit);
        }
    );

    public LockedRows Lock(IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> transcriptIds)
    {
        if (!sql.BeginLocksAll)
        {
            return new(
                run.Query(sql.Lock, ReadState, ("@accounts", accountIds), ("@transcripts", transcriptIds)),
                FindTranscripts(transcriptIds)
            );
        }

        var found = FindTranscripts(transcriptIds);
        var accounts =
            transcriptIds.Count == 0
                ? accountIds
                : [.. accountIds.Union(found.Value.Select(transcript => transcript.AccountId))];
        return new(run.Query(sql.Lock, RowShapes.Ids, accounts, ReadState), found);
    }

    public Pending<List<int>> PeakDemand(string accountId, DateTimeOffset since) =>
        run.Query(
            sql.PeakDemand,
            row => row.IntOrNull(0) ?? 0,
            ("@account", accountId),
            ("@since", since.ToUnixTimeMilliseconds())
        );

    public void Insert(IReadOnlyCollection<AccountState> states) =>
        run.Write(nameof(AccountStateSql.Insert), sql.Insert, NewStates, states);

    public void SaveCounters(IReadOnlyCollection<AccountState> states) =>
        run.Write(nameof(AccountStateSql.SaveCounters), sql.SaveCounters, Counters, states);

    public void SaveTerms(IReadOnlyCollection<AccountState> states) =>
        run.Write(nameof(AccountStateSql.SaveTerms), sql.SaveTerms, Terms, states);

    public void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes) =>
        run.Write(nameof(AccountStateSql.InsertMinutes), sql.InsertMinutes, Minutes, minutes);

    private Pending<List<Transcript>> FindTranscripts(IReadOnlyCollection<string> ids) =>
        ids.Count == 0
            ? Pending<List<Transcript>>.Of([])
            : run.Query(transcripts.Find, RowShapes.Ids, ids, SqlTranscriptTables.Read);

    private static Column[] TermColumns() =>
        [
            Integer("account_plan"),
            Integer("throttle_limit_override"),
            Integer("streaming_limit_override"),
            Integer("lemur_limit_override"),
            Integer("disabled"),
            Integer("eom_billing"),
            Integer("auto_pay_below"),
            Integer("auto_pay_bring_back_to"),
            Integer("throttle_mail_day"),
            Text("price_list"),
            Integer("canceled_up_to"),
            Integer("paused_until"),
            Integer("pause_audit_sequence"),
        ];

    private static Column[] CounterColumns() =>
        [
            Integer("balance"),
            Integer("running"),
            Integer("queued"),
            Integer("next_sequence"),
            Integer("throttled_since"),
            Integer("minute_start"),
            Integer("minute_submitted"),
            Integer("minute_throttled"),
            Integer("minute_finished"),
            Integer("minute_refused_for_balance"),
            Integer("minute_waited"),
            Integer("minute_wait_milliseconds"),
            Integer("minute_longest_wait_milliseconds"),
            Integer("minute_peak_running"),
            Integer("minute_peak_queued"),
            Integer("minute_peak_demand"),
            Integer("minute_end_limit"),
        ];

    private static void WriteTerms(IRowSink row, AccountState state)
    {
        row.Add((int)state.Plan);
        row.Add(state.ThrottleLimitOverride);
        row.Add(state.StreamingLimitOverride);
        row.Add(state.LemurLimitOverride);
        row.Add(state.Disabled ? 1 : 0);
        row.Add(state.EomBilling ? 1 : 0);
        row.Add(state.AutoPayBelow?.Micros);
        row.Add(state.AutoPayBringBackTo?.Micros);
        row.Add(state.ThrottleMailDay);
        row.Add(state.PriceList);
        row.Add(state.CanceledUpTo);
        row.Add(state.PausedUntil);
        row.Add(state.PauseAuditSequence);
    }

    private static void WriteCounters(IRowSink row, AccountState state)
    {
        row.Add(state.Balance.Micros);
        row.Add(state.Running);
        row.Add(state.Queued);
        row.Add(state.NextSequence);
        row.Add(state.ThrottledSince);
        row.Add(state.Minute.Start);
        row.Add(state.Minute.Submitted);
        row.Add(state.Minute.Throttled);
        row.Add(state.Minute.Finished);
        row.Add(state.Minute.RefusedForBalance);
        row.Add(state.Minute.Waited);
        row.Add(state.Minute.WaitMilliseconds);
        row.Add(state.Minute.LongestWaitMilliseconds);
        row.Add(state.Minute.PeakRunning);
        row.Add(state.Minute.PeakQueued);
        row.Add(state.Minute.PeakDemand);
        row.Add(state.Minute.EndLimit);
    }

    private static AccountState ReadState(IRow row) =>
        new()
        {
            AccountId = row.Text(0),
            Plan = (AccountPlan)row.Int(1),
            ThrottleLimitOverride = row.IntOrNull(2),
            StreamingLimitOverride = row.IntOrNull(3),
            LemurLimitOverride = row.IntOrNull(4),
            Disabled = row.Flag(5),
            EomBilling = row.Flag(6),
            AutoPayBelow = Amount(row, 7),
            AutoPayBringBackTo = Amount(row, 8),
            Balance = new Money(row.Long(9)),
            Running = row.Int(10),
            Queued = row.Int(11),
            NextSequence = row.Long(12),
            ThrottledSince = row.TimeOrNull(13),
            Version = row.Long(14),
            Minute = new()
            {
                Start = row.Time(15),
                Submitted = row.Long(16),
                Throttled = row.Long(17),
                Finished = row.Long(18),
                RefusedForBalance = row.Long(19),
                Waited = row.Long(20),
                WaitMilliseconds = row.Long(21),
                LongestWaitMilliseconds = row.Long(22),
                PeakRunning = row.Int(23),
                PeakQueued = row.Int(24),
                PeakDemand = row.Int(25),
                EndLimit = row.Int(26),
            },
            ThrottleMailDay = row.Int(27),
            PriceList = row.TextOrNull(28),
            CanceledUpTo = row.Long(29),
            PausedUntil = row.TimeOrNull(30),
            PauseAuditSequence = row.LongOrNull(31),
        };

    private static Money? Amount(IRow row, int column) => row.IsNull(column) ? null : new Money(row.Long(column));
}
