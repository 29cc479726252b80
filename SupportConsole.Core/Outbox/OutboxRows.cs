using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Outbox;

/// <summary>Messages that a batch has sent once it is committed.</summary>
internal sealed class OutboxRows(CommandContext context) : RowSet
{
    private readonly List<OutboxMessage> _messages = [];
    private readonly List<string> _old = [];

    public void Add(OutboxMessage message) => _messages.Add(message);

    /// <summary>Deletes messages that were sent.</summary>
    public void DeleteSent(IEnumerable<string> ids) => _old.AddRange(ids);

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_old, context.Tables<IOutboxTables>().DeleteSent);
        Writes.IfAny(_messages, context.Tables<IOutboxTables>().Insert);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The outbox of a batch.</summary>
internal static class OutboxContext
{
    extension(CommandContext context)
    {
        public OutboxRows Outbox => context.Rows<OutboxRows>();
    }
}
