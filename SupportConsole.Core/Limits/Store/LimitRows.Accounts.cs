using SupportConsole.Core.Accounts;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of accounts, their live state and their minutes.</content>
internal static partial class LimitRows
{
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
}
