using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Live;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>
/// The messages of all nodes. Every change is a compare and set, so that of two nodes one sends. The number of the
/// attempt fences a node that was away for so long that another took its message over.
/// </summary>
internal sealed class OutboxTable(IDbContextFactory<ConsoleDbContext> contexts, ChangeAnnouncer announcer)
{
    /// <summary>
    /// Those whose time has come, the longest waiting first; among them those whose attempt was cut off.
    /// </summary>
    public async Task<IReadOnlyList<OutboxMessage>> FindDueAsync(
        OutboxKind kind,
        DateTimeOffset now,
        int max,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .OutboxMessages.AsNoTracking()
            .Where(message =>
                message.State == OutboxState.Pending && message.NextAttemptAt <= now && message.Kind == kind
            )
            .OrderBy(message => message.NextAttemptAt)
            .Take(max)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Takes a message for one attempt.</summary>
    /// <param name="seen">As it was read.</param>
    /// <param name="node">Who takes it.</param>
    /// <param name="until">When the attempt is given up for dead.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>The message with its attempt counted; null when somebody else was faster.</returns>
    public async Task<OutboxMessage?> ClaimAsync(
        OutboxMessage seen,
        string node,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var met = await context
            .OutboxMessages.Where(message =>
                message.Id == seen.Id
                && message.State == OutboxState.Pending
                && message.Attempts == seen.Attempts
                && message.NextAttemptAt == seen.NextAttemptAt
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.ClaimedBy, node)
                        .SetProperty(message => message.Attempts, seen.Attempts + 1)
                        .SetProperty(message => message.NextAttemptAt, until),
                cancellationToken
            );
        return met == 1 ? seen with { ClaimedBy = node, Attempts = seen.Attempts + 1, NextAttemptAt = until } : null;
    }

    /// <summary>
    /// Writes how an attempt ended, and tells the pages of its account. What is sent is sent, whoever else has claimed
    /// it or given it up since.
    /// </summary>
    /// <param name="ended">The claimed message with its state, times and words as they are now.</param>
    /// <param name="now">For the pages of other nodes.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>False when another node has the message now.</returns>
    public async Task<bool> RecordAsync(OutboxMessage ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var met = await context
            .OutboxMessages.Where(message =>
                message.Id == ended.Id
                && message.State != OutboxState.Sent
                && (
                    ended.State == OutboxState.Sent
                    || (message.State == OutboxState.Pending && message.Attempts == ended.Attempts)
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(message => message.State, ended.State)
                        .SetProperty(message => message.ClaimedBy, (string?)null)
                        .SetProperty(message => message.NextAttemptAt, ended.NextAttemptAt)
                        .SetProperty(message => message.SentAt, ended.SentAt)
                        .SetProperty(message => message.SentTo, ended.SentTo)
                        .SetProperty(message => message.LastError, ended.LastError),
                cancellationToken
            );
        announcer.Add(context, now, ended.AccountId);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        announcer.Publish(ended.AccountId);
        return met == 1;
    }
}
