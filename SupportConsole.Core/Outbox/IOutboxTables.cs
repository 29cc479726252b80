namespace SupportConsole.Core.Outbox;

/// <summary>The outbox in a unit of work.</summary>
internal interface IOutboxTables
{
    /// <summary>
    /// Messages to be sent after the commit; one whose deduplication key is there already is left out.
    /// </summary>
    void Insert(IReadOnlyCollection<OutboxMessage> messages);

    /// <summary>Deletes those of the messages that were sent.</summary>
    void DeleteSent(IReadOnlyCollection<string> ids);
}
