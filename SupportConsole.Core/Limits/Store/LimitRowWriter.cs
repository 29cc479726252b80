using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Store;

/// <summary>Turns records into the row sets of <see cref="LimitColumns"/>.</summary>
internal static class LimitRowWriter
{
    public static RowSet NewTranscripts(IEnumerable<Transcript> transcripts) => Fill(LimitColumns.NewTranscripts, transcripts, t =>
        [t.Id, t.AccountId, t.ProjectId, t.ApiKeyId, t.Model, t.AudioUrl, t.Sequence, (int)t.Status, (int)t.Throttle, Time(t.SubmittedAt), Time(t.StartedAt)]);

    public static RowSet Finished(IEnumerable<FinishedTranscript> finished) => Fill(LimitColumns.Finished, finished, f =>
    {
        var t = f.Transcript;
        return [t.Id, t.LeaseToken, Time(t.LeaseExpiresAt), f.KeepToken ? t.LeaseToken : null, (int)t.Status, t.Attempts, Time(t.FinishedAt), t.AudioMilliseconds, t.Cost.Micros, t.Error];
    });

    public static RowSet Requeued(IEnumerable<Transcript> requeued) => Fill(LimitColumns.Requeued, requeued, t =>
        [t.Id, t.LeaseToken, Time(t.LeaseExpiresAt), t.Attempts]);

    public static RowSet Renewals(IEnumerable<Transcript> renewed) => Fill(LimitColumns.Renewals, renewed, t => [t.Id, t.LeaseToken, Time(t.LeaseExpiresAt)]);

    public static RowSet Claims(IEnumerable<Transcript> claimed) => Fill(LimitColumns.Claims, claimed, t =>
        [t.Id, t.LeaseOwner, t.LeaseToken, Time(t.LeaseExpiresAt), t.LeaseSeconds]);

    public static RowSet NewStates(IEnumerable<AccountState> states) => Fill(LimitColumns.NewStates, states, State);

    public static RowSet States(IEnumerable<AccountState> states) => Fill(LimitColumns.States, states, s => [.. State(s), s.Version - 1]);

    public static RowSet Minutes(IEnumerable<ThrottleMinute> minutes) => Fill(LimitColumns.Minutes, minutes, m =>
        [m.AccountId, Time(m.Minute), m.Submitted, m.Throttled, m.Finished, m.RefusedForBalance, m.PeakRunning, m.PeakQueued, m.PeakDemand, m.EndRunning, m.EndQueued, m.EndLimit]);

    public static RowSet Usage(IEnumerable<UsageHour> usage) => Fill(LimitColumns.Usage, usage, u =>
        [u.AccountId, Time(u.Hour), u.ProjectId, u.ApiKeyId, (int)u.Product, u.Model, u.Items, u.Milliseconds, u.Cost.Micros]);

    public static RowSet Ledger(IEnumerable<LedgerEntry> entries) => Fill(LimitColumns.Ledger, entries, e =>
        [e.AccountId, (int)e.Kind, e.Amount.Micros, e.BalanceAfter.Micros, e.Reference, Time(e.At)]);

    public static RowSet Accounts(IEnumerable<Account> accounts) => Fill(LimitColumns.Accounts, accounts, a =>
        [a.Id, a.Email, a.Name, a.StripeCustomerId, Time(a.CreatedAt), a.Keys.Id, a.Keys.Email, a.Keys.Domain, a.Keys.Name, a.Keys.StripeCustomerId, a.Keys.Text]);

    public static RowSet Projects(IEnumerable<Project> projects) => Fill(LimitColumns.Projects, projects, p => [p.AccountId, p.Id, p.Name, Time(p.CreatedAt)]);

    public static RowSet Overrides(IEnumerable<LimitOverride> overrides) => Fill(LimitColumns.Overrides, overrides, o =>
        [o.AccountId, (int)o.Kind, o.Value, (int)o.Source, Time(o.Since), o.SetBy, o.AuditSequence]);

    public static RowSet Audit(IEnumerable<AuditEntry> entries) => Fill(LimitColumns.Audit, entries, e =>
        [e.Sequence, Time(e.At), e.ActorId, e.ActorName, e.Roles, e.Action, (int)e.Outcome, e.AccountId, e.Before, e.After, e.Rule, e.Reason, e.Ticket, e.CorrelationId, e.PreviousHash, e.Hash]);

    private static object?[] State(AccountState s) =>
    [
        s.AccountId, (int)s.Plan, s.ThrottleLimitOverride, s.Disabled ? 1 : 0, s.EomBilling ? 1 : 0, s.AutoPayBelow?.Micros, s.AutoPayBringBackTo?.Micros,
        s.Balance.Micros, s.Running, s.Queued, s.NextSequence, Time(s.ThrottledSince), s.Version,
    ];

    private static RowSet Fill<T>(IReadOnlyList<Column> columns, IEnumerable<T> records, Func<T, object?[]> row)
    {
        var rows = new RowSet(columns);
        foreach (var record in records)
        {
            rows.Add(row(record));
        }

        return rows;
    }

    private static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
