using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <inheritdoc cref="IEscalationTables"/>
internal sealed class SqlEscalationTables(EscalationSql sql, StatementRunner run) : IEscalationTables
{
    private static readonly Column[] EndedColumns =
    [
        Text("id"),
        Integer("state"),
        Text("decided_by_id"),
        Text("decided_by"),
        Integer("decided_at"),
        LongText("decision_comment"),
        Integer("decision_audit_sequence"),
    ];

    private static readonly RowShape<Escalation> New = new(
        [
            .. EndedColumns,
            Text("account_id"),
            Integer("old_limit"),
            Integer("new_limit"),
            Integer("expires_at"),
            Integer("guardrail"),
            Integer("peak_demand"),
            Integer("running"),
            Integer("queued"),
            LongText("reason"),
            Text("ticket"),
            Text("requested_by_id"),
            Text("requested_by"),
            Integer("requested_at"),
            Integer("lapses_at"),
            Integer("request_audit_sequence"),
            Integer("limit_kind"),
            Integer("peak_at"),
            Integer("refusing_minutes"),
        ],
        (row, escalation) =>
        {
            WriteEnd(row, escalation);
            row.Add(escalation.AccountId);
            row.Add(escalation.OldLimit);
            row.Add(escalation.NewLimit);
            row.Add(escalation.ExpiresAt);
            row.Add((int)escalation.Rule);
            row.Add(escalation.PeakDemand);
            row.Add(escalation.Running);
            row.Add(escalation.Queued);
            row.Add(escalation.Reason);
            row.Add(escalation.Ticket);
            row.Add(escalation.RequestedById);
            row.Add(escalation.RequestedBy);
            row.Add(escalation.RequestedAt);
            row.Add(escalation.LapsesAt);
            row.Add(escalation.RequestAuditSequence);
            row.Add((int)escalation.Kind);
            row.Add(escalation.PeakAt);
            row.Add(escalation.RefusingMinutes);
        }
    );

    private static readonly RowShape<Escalation> Ended = new(EndedColumns, WriteEnd);

    public Pending<List<Escalation>> FindWaiting(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindWaiting, RowShapes.Ids, accountIds, Read);

    public Pending<List<Escalation>> Find(IReadOnlyCollection<string> ids) =>
        run.Query(sql.Find, RowShapes.Ids, ids, Read);

    public void Insert(IReadOnlyCollection<Escalation> escalations) =>
        run.Write(nameof(EscalationSql.Insert), sql.Insert, New, escalations);

    public void End(IReadOnlyCollection<Escalation> escalations) =>
        run.Write(nameof(EscalationSql.End), sql.End, Ended, escalations);

    private static void WriteEnd(IRowSink row, Escalation escalation)
    {
        row.Add(escalation.Id);
        row.Add((int)escalation.State);
        row.Add(escalation.DecidedById);
        row.Add(escalation.DecidedBy);
        row.Add(escalation.DecidedAt);
        row.Add(escalation.Comment);
        row.Add(escalation.DecisionAuditSequence);
    }

    private static Escalation Read(IRow row) =>
        new()
        {
            Id = row.Text(0),
            AccountId = row.Text(1),
            State = (EscalationState)row.Int(2),
            OldLimit = row.Int(3),
            NewLimit = row.Int(4),
            ExpiresAt = row.TimeOrNull(5),
            Rule = (LimitChangeRule)row.Int(6),
            PeakDemand = row.Int(7),
            Running = row.Int(8),
            Queued = row.Int(9),
            Reason = row.Text(10),
            Ticket = row.Text(11),
            RequestedById = row.Text(12),
            RequestedBy = row.Text(13),
            RequestedAt = row.Time(14),
            LapsesAt = row.Time(15),
            RequestAuditSequence = row.Long(16),
            DecidedById = row.TextOrNull(17),
            DecidedBy = row.TextOrNull(18),
            DecidedAt = row.TimeOrNull(19),
            Comment = row.TextOrNull(20),
            DecisionAuditSequence = row.LongOrNull(21),
            Kind = (LimitKind)row.Int(22),
            PeakAt = row.TimeOrNull(23),
            RefusingMinutes = row.IsNull(24) ? null : row.Int(24),
        };
}
