using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Live;

/// <summary>
/// Tells open pages of changes that do not go through the limiter: those of this node at once, those of the others by
/// an event.
/// </summary>
internal sealed class ChangeAnnouncer(LiveUpdates updates, NodeIdentity node)
{
    /// <summary>Adds the event for other nodes to the transaction of the change.</summary>
    public void Add(ConsoleDbContext context, DateTimeOffset now, params IReadOnlyCollection<string> accountIds) =>
        context.ChangeEvents.Add(
            new()
            {
                Node = node.Id,
                At = now,
                Accounts = string.Join(' ', accountIds),
            }
        );

    /// <summary>Tells this node's pages, after the commit.</summary>
    public void Publish(params IReadOnlyCollection<string> accountIds) => updates.Publish(accountIds);
}
