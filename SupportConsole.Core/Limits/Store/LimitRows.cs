using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The rows each statement is given, as the dialects' SQL names their columns.</summary>
internal static partial class LimitRows
{
    public static readonly RowShape<string> Ids = new([Text("id")], (row, id) => row.Add(id));

    public static readonly RowShape<(string AccountId, string Reference)> References = new([Text("account_id"), Text("reference")], (row, key) =>
    {
        row.Add(key.AccountId);
        row.Add(key.Reference);
    });

    public static readonly RowShape<Transcript> NewTranscripts = new(
        [
            Text("id"), Text("account_id"), Text("project_id"), Text("api_key_id"), Text("model"), LongText("audio_url"), Integer("sequence"),
            Integer("status"), Integer("throttle"), Integer("submitted_at"), Integer("started_at"),
        ],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.AccountId);
            row.Add(transcript.ProjectId);
            row.Add(transcript.ApiKeyId);
            row.Add(transcript.Model);
            row.Add(transcript.AudioUrl);
            row.Add(transcript.Sequence);
            row.Add((int)transcript.Status);
            row.Add((int)transcript.Throttle);
            row.Add(Time(transcript.SubmittedAt));
            row.Add(Time(transcript.StartedAt));
        });

    public static readonly RowShape<FinishedTranscript> Finished = new(
        [
            Text("id"), Text("lease_token"), Integer("lease_expires_at"), Text("kept_token"), Integer("status"), Integer("attempts"), Integer("finished_at"),
            Integer("audio_milliseconds"), Integer("cost"), LongText("error"),
        ],
        (row, finished) =>
        {
            var transcript = finished.Transcript;
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(Time(transcript.LeaseExpiresAt));
            row.Add(finished.KeepToken ? transcript.LeaseToken : null);
            row.Add((int)transcript.Status);
            row.Add(transcript.Attempts);
            row.Add(Time(transcript.FinishedAt));
            row.Add(transcript.AudioMilliseconds);
            row.Add(transcript.Cost.Micros);
            row.Add(transcript.Error);
        });

    public static readonly RowShape<Transcript> Requeued = new(
        [Text("id"), Text("lease_token"), Integer("lease_expires_at"), Integer("attempts")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.LeaseToken);
            row.Add(Time(transcript.LeaseExpiresAt));
            row.Add(transcript.Attempts);
        });

    public static readonly RowShape<(string AccountId, int Count)> Starts = new([Text("account_id"), Integer("starts")], (row, starts) =>
    {
        row.Add(starts.AccountId);
        row.Add(starts.Count);
    });

    public static readonly RowShape<Transcript> Renewals = new([Text("id"), Text("lease_token"), Integer("lease_expires_at")], (row, transcript) =>
    {
        row.Add(transcript.Id);
        row.Add(transcript.LeaseToken);
        row.Add(Time(transcript.LeaseExpiresAt));
    });

    public static readonly RowShape<LeaseOffer> Offers = new(
        [Integer("first_place"), Integer("last_place"), Text("lease_owner"), Text("lease_token"), Integer("lease_expires_at"), Integer("lease_seconds")],
        (row, offer) =>
        {
            row.Add(offer.FirstPlace);
            row.Add(offer.LastPlace);
            row.Add(offer.Owner);
            row.Add(offer.Token);
            row.Add(Time(offer.ExpiresAt));
            row.Add(offer.Seconds);
        });

    public static readonly RowShape<Transcript> Claims = new(
        [Text("id"), Text("lease_owner"), Text("lease_token"), Integer("lease_expires_at"), Integer("lease_seconds")],
        (row, transcript) =>
        {
            row.Add(transcript.Id);
            row.Add(transcript.LeaseOwner);
            row.Add(transcript.LeaseToken);
            row.Add(Time(transcript.LeaseExpiresAt));
            row.Add(transcript.LeaseSeconds);
        });

    public static readonly RowShape<AccountState> NewStates = new([Text("account_id"), .. TermColumns(), .. CounterColumns(), Integer("version")], (row, state) =>
    {
        row.Add(state.AccountId);
        WriteTerms(row, state);
        WriteCounters(row, state);
        row.Add(state.Version);
    });

    public static readonly RowShape<AccountState> Terms = new([Text("account_id"), .. TermColumns()], (row, state) =>
    {
        row.Add(state.AccountId);
        WriteTerms(row, state);
    });

    public static readonly RowShape<AccountState> Counters = new([Text("account_id"), .. CounterColumns(), Integer("version")], (row, state) =>
    {
        row.Add(state.AccountId);
        WriteCounters(row, state);
        row.Add(state.Version);
    });

    public static readonly RowShape<ThrottleMinute> Minutes = new(
        [
            Text("account_id"), Integer("minute_start"), Integer("submitted"), Integer("throttled"), Integer("finished"), Integer("refused_for_balance"),
            Integer("waited"), Integer("wait_milliseconds"), Integer("longest_wait_milliseconds"),
            Integer("peak_running"), Integer("peak_queued"), Integer("peak_demand"), Integer("end_running"), Integer("end_queued"), Integer("end_limit"),
        ],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(Time(minute.Minute));
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
        });

    public static readonly RowShape<WaitTotal> Waits = new(
        [Text("account_id"), Integer("waited"), Integer("wait_milliseconds"), Integer("longest_wait_milliseconds")],
        (row, waits) =>
        {
            row.Add(waits.AccountId);
            row.Add(waits.Transcripts);
            row.Add(waits.Milliseconds);
            row.Add(waits.LongestMilliseconds);
        });

    public static readonly RowShape<UsageHour> Usage = new(
        [
            Text("account_id"), Integer("hour_start"), Text("project_id"), Text("api_key_id"), Integer("product"), Text("model"),
            Integer("items"), Integer("milliseconds"), Integer("cost"),
        ],
        (row, usage) =>
        {
            row.Add(usage.AccountId);
            row.Add(Time(usage.Hour));
            row.Add(usage.ProjectId);
            row.Add(usage.ApiKeyId);
            row.Add((int)usage.Product);
            row.Add(usage.Model);
            row.Add(usage.Items);
            row.Add(usage.Milliseconds);
            row.Add(usage.Cost.Micros);
        });

    public static readonly RowShape<LedgerEntry> Ledger = new(
        [Text("account_id"), Integer("kind"), Integer("amount"), Integer("balance_after"), Text("reference"), Integer("happened_at")],
        (row, entry) =>
        {
            row.Add(entry.AccountId);
            row.Add((int)entry.Kind);
            row.Add(entry.Amount.Micros);
            row.Add(entry.BalanceAfter.Micros);
            row.Add(entry.Reference);
            row.Add(Time(entry.At));
        });

    public static readonly RowShape<Account> Accounts = new(
        [
            Text("id"), Text("email"), Text("name"), Text("stripe_customer_id"), Integer("created_at"), Text("search_id"), Text("search_email"),
            Text("search_domain"), Text("search_name"), Text("search_stripe_customer_id"), LongText("search_text"),
        ],
        (row, account) =>
        {
            row.Add(account.Id);
            row.Add(account.Email);
            row.Add(account.Name);
            row.Add(account.StripeCustomerId);
            row.Add(Time(account.CreatedAt));
            row.Add(account.Keys.Id);
            row.Add(account.Keys.Email);
            row.Add(account.Keys.Domain);
            row.Add(account.Keys.Name);
            row.Add(account.Keys.StripeCustomerId);
            row.Add(account.Keys.Text);
        });

    public static readonly RowShape<Project> Projects = new([Text("account_id"), Text("id"), Text("name"), Integer("created_at")], (row, project) =>
    {
        row.Add(project.AccountId);
        row.Add(project.Id);
        row.Add(project.Name);
        row.Add(Time(project.CreatedAt));
    });

    public static readonly RowShape<LimitOverride> Overrides = new(
        [
            Text("account_id"), Integer("kind"), Integer("limit_value"), Integer("source"), Integer("since"), Text("set_by"), Integer("audit_sequence"),
            Integer("expires_at"), Integer("reverts_to"), Integer("reverts_to_source"),
        ],
        (row, limit) =>
        {
            row.Add(limit.AccountId);
            row.Add((int)limit.Kind);
            row.Add(limit.Value);
            row.Add((int)limit.Source);
            row.Add(Time(limit.Since));
            row.Add(limit.SetBy);
            row.Add(limit.AuditSequence);
            row.Add(Time(limit.ExpiresAt));
            row.Add(limit.RevertsTo);
            row.Add((int)limit.RevertsToSource);
        });

    public static readonly RowShape<AuditEntry> Audit = new(
        [
            Integer("sequence"), Integer("happened_at"), Text("actor_id"), Text("actor_name"), Text("roles"), Text("action"), Integer("outcome"),
            Text("account_id"), LongText("state_before"), LongText("state_after"), LongText("rule_sentence"), LongText("reason"), Text("ticket"), Text("correlation_id"),
            Text("previous_hash"), Text("hash"),
        ],
        (row, entry) =>
        {
            row.Add(entry.Sequence);
            row.Add(Time(entry.At));
            row.Add(entry.ActorId);
            row.Add(entry.ActorName);
            row.Add(entry.Roles);
            row.Add(entry.Action);
            row.Add((int)entry.Outcome);
            row.Add(entry.AccountId);
            row.Add(entry.Before);
            row.Add(entry.After);
            row.Add(entry.Rule);
            row.Add(entry.Reason);
            row.Add(entry.Ticket);
            row.Add(entry.CorrelationId);
            row.Add(entry.PreviousHash);
            row.Add(entry.Hash);
        });

    public static readonly RowShape<OutboxMessage> Outbox = new(
        [
            Text("id"), Integer("kind"), Text("account_id"), Text("deduplication_key"), LongText("payload"), Integer("created_at"), Integer("next_attempt_at"),
        ],
        (row, message) =>
        {
            row.Add(message.Id);
            row.Add((int)message.Kind);
            row.Add(message.AccountId);
            row.Add(message.DeduplicationKey);
            row.Add(message.Payload);
            row.Add(Time(message.CreatedAt));
            row.Add(Time(message.NextAttemptAt));
        });

    private static Column[] TermColumns() =>
    [
        Integer("account_plan"), Integer("throttle_limit_override"), Integer("streaming_limit_override"), Integer("lemur_limit_override"), Integer("disabled"), Integer("eom_billing"),
        Integer("auto_pay_below"), Integer("auto_pay_bring_back_to"), Integer("throttle_mail_day"),
    ];

    private static Column[] CounterColumns() =>
    [
        Integer("balance"), Integer("running"), Integer("queued"), Integer("next_sequence"), Integer("throttled_since"),
        Integer("minute_start"), Integer("minute_submitted"), Integer("minute_throttled"), Integer("minute_finished"), Integer("minute_refused_for_balance"),
        Integer("minute_waited"), Integer("minute_wait_milliseconds"), Integer("minute_longest_wait_milliseconds"),
        Integer("minute_peak_running"), Integer("minute_peak_queued"), Integer("minute_peak_demand"), Integer("minute_end_limit"),
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
    }

    private static void WriteCounters(IRowSink row, AccountState state)
    {
        row.Add(state.Balance.Micros);
        row.Add(state.Running);
        row.Add(state.Queued);
        row.Add(state.NextSequence);
        row.Add(Time(state.ThrottledSince));
        row.Add(Time(state.Minute.Start));
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

    private static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
