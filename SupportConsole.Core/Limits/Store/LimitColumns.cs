using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The columns of each statement's rows, as the dialects' SQL names them.</summary>
internal static class LimitColumns
{
    public static readonly Column[] Ids = [Text("id")];

    public static readonly Column[] References = [Text("account_id"), Text("reference")];

    public static readonly Column[] NewTranscripts =
    [
        Text("id"), Text("account_id"), Text("project_id"), Text("api_key_id"), Text("model"), LongText("audio_url"), Integer("sequence"),
        Integer("status"), Integer("throttle"), Integer("submitted_at"), Integer("started_at"),
    ];

    public static readonly Column[] Finished =
    [
        Text("id"), Text("lease_token"), Integer("lease_expires_at"), Text("kept_token"), Integer("status"), Integer("attempts"), Integer("finished_at"),
        Integer("audio_milliseconds"), Integer("cost"), LongText("error"),
    ];

    public static readonly Column[] Requeued = [Text("id"), Text("lease_token"), Integer("lease_expires_at"), Integer("attempts")];

    public static readonly Column[] Starts = [Text("account_id"), Integer("starts")];

    public static readonly Column[] Renewals = [Text("id"), Text("lease_token"), Integer("lease_expires_at")];

    public static readonly Column[] Claims =
        [Text("id"), Text("lease_owner"), Text("lease_token"), Integer("lease_expires_at"), Integer("lease_seconds")];

    public static readonly Column[] NewStates = [Text("account_id"), .. Terms(), .. Counters()];

    public static readonly Column[] States = [Text("account_id"), .. Terms(), .. Counters(), Integer("expected_version")];

    public static readonly Column[] Minutes =
    [
        Text("account_id"), Integer("minute_start"), Integer("submitted"), Integer("throttled"), Integer("finished"), Integer("refused_for_balance"),
        Integer("peak_running"), Integer("peak_queued"), Integer("peak_demand"), Integer("end_running"), Integer("end_queued"), Integer("end_limit"),
    ];

    public static readonly Column[] Usage =
    [
        Text("account_id"), Integer("hour_start"), Text("project_id"), Text("api_key_id"), Integer("product"), Text("model"),
        Integer("items"), Integer("milliseconds"), Integer("cost"),
    ];

    public static readonly Column[] Ledger =
        [Text("account_id"), Integer("kind"), Integer("amount"), Integer("balance_after"), Text("reference"), Integer("happened_at")];

    public static readonly Column[] Accounts =
    [
        Text("id"), Text("email"), Text("name"), Text("stripe_customer_id"), Integer("created_at"), Text("search_id"), Text("search_email"),
        Text("search_domain"), Text("search_name"), Text("search_stripe_customer_id"), LongText("search_text"),
    ];

    public static readonly Column[] Projects = [Text("account_id"), Text("id"), Text("name"), Integer("created_at")];

    public static readonly Column[] Overrides =
        [Text("account_id"), Integer("kind"), Integer("limit_value"), Integer("source"), Integer("since"), Text("set_by"), Integer("audit_sequence")];

    public static readonly Column[] Audit =
    [
        Integer("sequence"), Integer("happened_at"), Text("actor_id"), Text("actor_name"), Text("roles"), Text("action"), Integer("outcome"),
        Text("account_id"), LongText("state_before"), LongText("state_after"), LongText("rule_sentence"), LongText("reason"), Text("ticket"), Text("correlation_id"),
        Text("previous_hash"), Text("hash"),
    ];

    private static Column[] Terms() =>
    [
        Integer("account_plan"), Integer("throttle_limit_override"), Integer("disabled"), Integer("eom_billing"),
        Integer("auto_pay_below"), Integer("auto_pay_bring_back_to"), Integer("balance"),
    ];

    private static Column[] Counters() =>
        [Integer("running"), Integer("queued"), Integer("next_sequence"), Integer("throttled_since"), Integer("version")];
}
