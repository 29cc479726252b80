using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Audit;

/// <inheritdoc cref="IAuditTables"/>
internal sealed class SqlAuditTables(AuditSql sql, StatementRunner run) : IAuditTables
{
    private static readonly RowShape<AuditEntry> Entries = new(
        [
            Integer("sequence"),
            Integer("happened_at"),
            Text("actor_id"),
            Text("actor_name"),
            Text("roles"),
            Text("action"),
            Integer("outcome"),
            Text("account_id"),
            LongText("state_before"),
            LongText("state_after"),
            LongText("rule_sentence"),
            LongText("reason"),
            Text("ticket"),
            Text("correlation_id"),
            Text("previous_hash"),
            Text("hash"),
        ],
        (row, entry) =>
        {
            row.Add(entry.Sequence);
            row.Add(entry.At);
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
        }
    );

    public Pending<List<AuditHead>> LockHead() =>
        run.Query(sql.LockHead, row => new AuditHead { Sequence = row.Long(0), Hash = row.Text(1) });

    public Pending<List<AuditEntry>> Find(IReadOnlyCollection<string> correlationIds) =>
        run.Query(sql.Find, RowShapes.Ids, correlationIds, Read);

    public void Insert(IReadOnlyCollection<AuditEntry> entries, AuditHead previous)
    {
        run.Write(nameof(AuditSql.Insert), sql.Insert, Entries, entries);
        var last = entries.Last();
        run.Write(
            nameof(AuditSql.MoveHead),
            sql.MoveHead,
            ("@sequence", last.Sequence),
            ("@hash", last.Hash),
            ("@previous", previous.Sequence)
        );
    }

    private static AuditEntry Read(IRow row) =>
        new()
        {
            Sequence = row.Long(0),
            At = row.Time(1),
            ActorId = row.Text(2),
            ActorName = row.Text(3),
            Roles = row.Text(4),
            Action = row.Text(5),
            Outcome = (AuditOutcome)row.Int(6),
            AccountId = row.TextOrNull(7),
            Before = row.TextOrNull(8),
            After = row.TextOrNull(9),
            Rule = row.TextOrNull(10),
            Reason = row.TextOrNull(11),
            Ticket = row.TextOrNull(12),
            CorrelationId = row.Text(13),
            PreviousHash = row.Text(14),
            Hash = row.Text(15),
        };
}
