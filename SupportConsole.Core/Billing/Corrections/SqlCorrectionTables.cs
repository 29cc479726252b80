using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Billing.Corrections;

/// <inheritdoc cref="ICorrectionTables"/>
internal sealed class SqlCorrectionTables(CorrectionSql sql, StatementRunner run) : ICorrectionTables
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

    private static readonly RowShape<Correction> New = new(
        [
            .. EndedColumns,
            Text("account_id"),
            Integer("amount"),
            Text("reference"),
            LongText("reason"),
            Text("ticket"),
            Text("requested_by_id"),
            Text("requested_by"),
            Integer("requested_at"),
            Integer("request_audit_sequence"),
        ],
        (row, correction) =>
        {
            WriteEnd(row, correction);
            row.Add(correction.AccountId);
            row.Add(correction.Amount.Micros);
            row.Add(correction.Reference);
            row.Add(correction.Reason);
            row.Add(correction.Ticket);
            row.Add(correction.RequestedById);
            row.Add(correction.RequestedBy);
            row.Add(correction.RequestedAt);
            row.Add(correction.RequestAuditSequence);
        }
    );

    private static readonly RowShape<Correction> Ended = new(EndedColumns, WriteEnd);

    public Pending<List<Correction>> FindOpen(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindOpen, RowShapes.Ids, accountIds, Read);

    public Pending<List<Correction>> Find(IReadOnlyCollection<string> ids) =>
        run.Query(sql.Find, RowShapes.Ids, ids, Read);

    public void Insert(IReadOnlyCollection<Correction> corrections) =>
        run.Write(nameof(CorrectionSql.Insert), sql.Insert, New, corrections);

    public void End(IReadOnlyCollection<Correction> corrections) =>
        run.Write(nameof(CorrectionSql.End), sql.End, Ended, corrections);

    private static void WriteEnd(IRowSink row, Correction correction)
    {
        row.Add(correction.Id);
        row.Add((int)correction.State);
        row.Add(correction.DecidedById);
        row.Add(correction.DecidedBy);
        row.Add(correction.DecidedAt);
        row.Add(correction.Comment);
        row.Add(correction.DecisionAuditSequence);
    }

    private static Correction Read(IRow row) =>
        new()
        {
            Id = row.Text(0),
            AccountId = row.Text(1),
            State = (CorrectionState)row.Int(2),
            Amount = new Money(row.Long(3)),
            Reference = row.Text(4),
            Reason = row.Text(5),
            Ticket = row.Text(6),
            RequestedById = row.Text(7),
            RequestedBy = row.Text(8),
            RequestedAt = row.Time(9),
            RequestAuditSequence = row.Long(10),
            DecidedById = row.TextOrNull(11),
            DecidedBy = row.TextOrNull(12),
            DecidedAt = row.TimeOrNull(13),
            Comment = row.TextOrNull(14),
            DecisionAuditSequence = row.LongOrNull(15),
        };
}
