using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Outbox;

/// <inheritdoc cref="IOutboxTables"/>
internal sealed class SqlOutboxTables(OutboxSql sql, StatementRunner run) : IOutboxTables
{
    private static readonly RowShape<OutboxMessage> Messages = new(
        [
            Text("id"),
            Integer("kind"),
            Text("account_id"),
            Text("deduplication_key"),
            LongText("payload"),
            Integer("created_at"),
            Integer("next_attempt_at"),
        ],
        (row, message) =>
        {
            row.Add(message.Id);
            row.Add((int)message.Kind);
            row.Add(message.AccountId);
            row.Add(message.DeduplicationKey);
            row.Add(message.Payload);
            row.Add(message.CreatedAt);
            row.Add(message.NextAttemptAt);
        }
    );

    public void Insert(IReadOnlyCollection<OutboxMessage> messages) => run.Upsert(sql.Insert, Messages, messages);

    public void DeleteSent(IReadOnlyCollection<string> ids) => run.Upsert(sql.DeleteSent, RowShapes.Ids, ids);
}
