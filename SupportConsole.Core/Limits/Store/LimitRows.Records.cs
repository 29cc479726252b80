using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Usage;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of what is recorded beside the limits: money, overrides, the audit, what is to be sent.</content>
internal static partial class LimitRows
{
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
}
