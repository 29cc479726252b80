using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of limit changes and escalations.</content>
internal static partial class LimitRows
{
    public static readonly RowShape<(string AccountId, LimitKind Kind)> OverrideKeys = new([Text("account_id"), Integer("kind")], (row, key) =>
    {
        row.Add(key.AccountId);
        row.Add((int)key.Kind);
    });

    public static readonly RowShape<LimitChange> LimitChanges = new(
        [
            Integer("audit_sequence"), Text("account_id"), Integer("kind"), Integer("cause"), Integer("happened_at"), Text("changed_by"),
            Integer("old_limit"), Integer("old_source"), Integer("old_expires_at"), Integer("old_reverts_to"), Integer("old_reverts_to_source"),
            Integer("new_limit"), Integer("new_source"), Integer("new_expires_at"),
        ],
        (row, change) =>
        {
            row.Add(change.AuditSequence);
            row.Add(change.AccountId);
            row.Add((int)change.Kind);
            row.Add((int)change.Cause);
            row.Add(Time(change.At));
            row.Add(change.By);
            row.Add(change.OldLimit);
            row.Add((int)change.OldSource);
            row.Add(Time(change.OldExpiresAt));
            row.Add(change.OldRevertsTo);
            row.Add((int)change.OldRevertsToSource);
            row.Add(change.NewLimit);
            row.Add((int)change.NewSource);
            row.Add(Time(change.NewExpiresAt));
        });

    public static readonly RowShape<Escalation> NewEscalations = new(
        [
            .. EndedColumns(), Text("account_id"), Integer("old_limit"), Integer("new_limit"), Integer("expires_at"), Integer("guardrail"), Integer("peak_demand"),
            Integer("running"), Integer("queued"), LongText("reason"), Text("ticket"), Text("requested_by_id"), Text("requested_by"), Integer("requested_at"),
            Integer("lapses_at"), Integer("request_audit_sequence"),
        ],
        (row, escalation) =>
        {
            WriteEnd(row, escalation);
            row.Add(escalation.AccountId);
            row.Add(escalation.OldLimit);
            row.Add(escalation.NewLimit);
            row.Add(Time(escalation.ExpiresAt));
            row.Add((int)escalation.Rule);
            row.Add(escalation.PeakDemand);
            row.Add(escalation.Running);
            row.Add(escalation.Queued);
            row.Add(escalation.Reason);
            row.Add(escalation.Ticket);
            row.Add(escalation.RequestedById);
            row.Add(escalation.RequestedBy);
            row.Add(Time(escalation.RequestedAt));
            row.Add(Time(escalation.LapsesAt));
            row.Add(escalation.RequestAuditSequence);
        });

    public static readonly RowShape<Escalation> EndedEscalations = new(EndedColumns(), WriteEnd);

    private static Column[] EndedColumns() =>
    [
        Text("id"), Integer("state"), Text("decided_by_id"), Text("decided_by"), Integer("decided_at"), LongText("decision_comment"), Integer("decision_audit_sequence"),
    ];

    private static void WriteEnd(IRowSink row, Escalation escalation)
    {
        row.Add(escalation.Id);
        row.Add((int)escalation.State);
        row.Add(escalation.DecidedById);
        row.Add(escalation.DecidedBy);
        row.Add(Time(escalation.DecidedAt));
        row.Add(escalation.Comment);
        row.Add(escalation.DecisionAuditSequence);
    }
}
