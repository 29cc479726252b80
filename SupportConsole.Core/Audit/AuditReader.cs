using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

/// <inheritdoc cref="IAuditReader"/>
internal sealed class AuditReader(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock) : IAuditReader
{
    private const int VerifyPageSize = 1_000;

    public async Task<AuditPage> ListAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAudit);
        var size = Math.Clamp(query.PageSize, 1, AuditQuery.MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Filter(context.AuditEntries.AsNoTracking(), query);
        var total = await matching.LongCountAsync(cancellationToken);
        var page = query.BeforeSequence is { } before ? matching.Where(entry => entry.Sequence < before) : matching;
        var entries = await page.OrderByDescending(entry => entry.Sequence)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return new([.. entries.Take(size)], total, entries.Count > size);
    }

    public async Task<IReadOnlyList<AuditEntry>> AccountActivityAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.AccountId == accountId)
            .OrderByDescending(entry => entry.Sequence)
            .Take(Math.Clamp(count, 1, AuditQuery.MaximumPageSize))
            .ToListAsync(cancellationToken);
    }

    public async Task<AuditVerification> VerifyAsync(
        Actor actor,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAudit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The recorded end is read first: entries cut off the end leave every remaining link whole.
        var recorded = await context.AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var verified = AuditChain.Empty;
        while (true)
        {
            var after = verified.Sequence;
            var entries = await context
                .AuditEntries.AsNoTracking()
                .Where(entry => entry.Sequence > after)
                .OrderBy(entry => entry.Sequence)
                .Take(VerifyPageSize)
                .ToListAsync(cancellationToken);
            if (entries.Count == 0)
            {
                return new(
                    verified.Sequence,
                    verified.Sequence < recorded.Sequence ? verified.Sequence + 1 : null,
                    clock.GetUtcNow()
                );
            }

            foreach (var entry in entries)
            {
                if (!AuditChain.Follows(entry, verified))
                {
                    return new(verified.Sequence, verified.Sequence + 1, clock.GetUtcNow());
                }

                verified = AuditChain.HeadAfter(entry);
                if (verified.Sequence == recorded.Sequence && verified.Hash != recorded.Hash)
                {
                    // Changed and hashed anew: the entry fits the links before it, but not the recorded end.
                    return new(verified.Sequence - 1, verified.Sequence, clock.GetUtcNow());
                }
            }

            progress?.Report(verified.Sequence);
        }
    }

    private static IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries, AuditQuery query)
    {
        if (query.AccountId is { Length: > 0 } accountId)
        {
            entries = entries.Where(entry => entry.AccountId == accountId);
        }

        if (query.Actor is { Length: > 0 } actor)
        {
#pragma warning disable CA1304, CA1311, CA1862 // The comparison runs in the database, which knows ToLower only.
            entries = entries.Where(entry =>
                entry.ActorId == actor || entry.ActorName.ToLower().Contains(actor.ToLowerInvariant())
            );
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (query.Action is { Length: > 0 } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (query.Outcome is { } outcome)
        {
            entries = entries.Where(entry => entry.Outcome == outcome);
        }

        if (query.From is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        return query.To is { } to ? entries.Where(entry => entry.At < to) : entries;
    }
}
