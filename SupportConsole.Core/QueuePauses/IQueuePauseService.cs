using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.QueuePauses;

/// <summary>
/// Pauses an account's queue for a while: submits are taken, nothing starts, what runs goes on to its end.
/// </summary>
public interface IQueuePauseService
{
    /// <summary>The account's queue with its pause; null for an unknown account.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<QueueStanding?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Pauses, moves the end of the pause, or lets the queue go on; or says why not. Audited either way, in the same
    /// transaction.
    /// </summary>
    Task<QueuePauseOutcome> ChangeAsync(Actor actor, QueuePauseRequest request, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IQueuePauseService"/>
internal sealed class QueuePauseService(CommandBatcher batcher, IDbContextFactory<ConsoleDbContext> contexts)
    : IQueuePauseService
{
    public async Task<QueueStanding?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from state in context.AccountStates
            join entry in context.AuditEntries on state.PauseAuditSequence equals (long?)entry.Sequence into entries
            from entry in entries.DefaultIfEmpty()
            where state.AccountId == accountId
            select new
            {
                state.Queued,
                state.PausedUntil,
                state.Disabled,
                Entry = entry,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new(found.Queued, Pause(found.PausedUntil, found.Entry)) { IsDisabled = found.Disabled };
    }

    public async Task<QueuePauseOutcome> ChangeAsync(
        Actor actor,
        QueuePauseRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = request.Problems();

        // Whether the actor may is decided, and audited when not, inside the transaction.
        return problems.Count > 0
            ? new QueuePauseOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new PauseQueueCommand(actor, request), cancellationToken);
    }

    private static QueuePause? Pause(DateTimeOffset? until, AuditEntry? entry) =>
        until is { } at && entry is not null
            ? new(at, entry.At, entry.ActorName, entry.Reason ?? "", entry.Ticket ?? "", entry.Sequence)
            : null;
}

/// <summary>How an account's queue stands.</summary>
/// <param name="Queued">How many wait.</param>
/// <param name="Pause">The pause; null while it goes.</param>
public sealed record QueueStanding(int Queued, QueuePause? Pause)
{
    /// <summary>True when nothing starts whatever the queue does: the account is disabled.</summary>
    public bool IsDisabled { get; init; }
}

/// <summary>A queue's pause.</summary>
/// <param name="Until">When the queue goes on by itself.</param>
/// <param name="Since">When it was paused.</param>
/// <param name="By">Name of the person who paused it.</param>
/// <param name="Reason">What they wrote.</param>
/// <param name="Ticket">What it belongs to.</param>
/// <param name="AuditSequence">Its audit entry.</param>
public sealed record QueuePause(
    DateTimeOffset Until,
    DateTimeOffset Since,
    string By,
    string Reason,
    string Ticket,
    long AuditSequence
);
