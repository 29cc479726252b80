using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Cancellation;

/// <inheritdoc cref="ICancellationService"/>
internal sealed class CancellationService(CommandBatcher batcher, IDbContextFactory<ConsoleDbContext> contexts)
    : ICancellationService
{
    /// <summary>Rows of a part: a few milliseconds of SQLite's one writer.</summary>
    private const int PartSize = 250;

    public async Task<CancelOutcome> CancelAsync(
        Actor actor,
        CancelRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = request.Problems();

        // Whether the actor may is decided, and audited when not, inside the transaction.
        return problems.Count > 0
            ? new CancelOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(new CancelByPersonCommand(actor, request), cancellationToken);
    }

    public async Task<QueueCount?> CountAsync(
        Actor actor,
        string accountId,
        string? projectId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The account's own count is in its state; a project's is counted.
        var waiting = context.Transcripts.Where(transcript =>
            transcript.AccountId == accountId
            && transcript.Status == TranscriptStatus.Queued
            && transcript.ProjectId == projectId
        );
        return projectId is null
            ? await context
                .AccountStates.Where(state => state.AccountId == accountId)
                .Select(state => new QueueCount(state.Queued, state.NextSequence - 1))
                .SingleOrDefaultAsync(cancellationToken)
            : await context
                .AccountStates.Where(state => state.AccountId == accountId)
                .Select(state => new QueueCount(waiting.Count(), state.NextSequence - 1))
                .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<QueueCancelOutcome> CancelQueueAsync(
        Actor actor,
        QueueCancelRequest request,
        Func<int, Task> canceled,
        CancellationToken stop
    )
    {
        var problems = request.Problems();
        if (problems.Count > 0)
        {
            return new QueueCancelOutcome.Invalid(problems);
        }

        // Nothing is left half told: what has begun is audited to its end, whoever has gone away.
        var start = await batcher.ExecuteAsync(new BeginQueueCancelCommand(actor, request), CancellationToken.None);
        if (start.Refusal is { } refusal)
        {
            return refusal;
        }

        var (total, upTo) = (0, (long?)request.Shown.UpTo);
        while (upTo is { } from && !stop.IsCancellationRequested)
        {
            var part = await batcher.ExecuteAsync(
                new CancelQueuePartCommand(new(request.AccountId, from, PartSize), request.ProjectId),
                CancellationToken.None
            );
            (total, upTo) = (total + part.Canceled, part.UpTo);
            await canceled(total);
        }

        return await batcher.ExecuteAsync(
            new EndQueueCancelCommand(actor, request, start.Entry, total, stopped: upTo is not null),
            CancellationToken.None
        );
    }
}
