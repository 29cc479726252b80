using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.Exports;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

/// <inheritdoc cref="IAuditReader"/>
internal sealed class AuditReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    CheckpointKey key,
    CheckpointLog log,
    TimeProvider clock
) : IAuditReader
{
    private const int ProgressStep = 100;

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

        // The recorded end and the checkpoints are read first: what is appended meanwhile is walked as well.
        var recorded = await HeadAsync(cancellationToken);
        using var trust = key.Trust();
        var check = new AuditChainCheck(log.Read(), trust);
        var atRecorded = recorded is { Sequence: 0 } ? recorded.Hash : null;
        await foreach (var entry in AuditPages.AfterAsync(contexts, 0, cancellationToken))
        {
            if (!check.Take(entry))
            {
                break;
            }

            if (entry.Sequence == recorded?.Sequence)
            {
                atRecorded = entry.Hash;
            }

            if (entry.Sequence % ProgressStep == 0)
            {
                progress?.Report(entry.Sequence);
            }
        }

        progress?.Report(check.Verified.Sequence);
        var finding = check.Finding
            ?? Problem(recorded, atRecorded, check.Verified)
            ?? Beyond(await HeadAsync(cancellationToken), check.Verified)
            ?? (check.End() ? null : check.Finding);
        return new(
            finding?.FirstEntry is { } first ? Math.Min(check.Verified.Sequence, first - 1) : check.Verified.Sequence,
            finding is null ? null : finding.FirstEntry ?? check.Verified.Sequence,
            clock.GetUtcNow()
        )
        {
            Finding = finding?.Sentence,
            ProvenTo = check.ProvenTo,
        };
    }

    public IAsyncEnumerable<AuditEntry> ReadAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAudit);
        return AuditPages.ReadAsync(contexts, entries => Filter(entries, query), 0, cancellationToken);
    }

    public Task WriteExportAsync(Actor actor, AuditQuery? query, Stream output, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAudit);

        // Before the entries, so that each checkpoint is about an entry of the export.
        IReadOnlyList<AuditCheckpoint> checkpoints = query is null ? log.Read() : [];
        return AuditExport.WriteAsync(
            ReadAsync(actor, query ?? new(), cancellationToken),
            checkpoints,
            isFiltered: query is not null,
            output,
            cancellationToken
        );
    }

    private async Task<AuditHead?> HeadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>An entry that was put behind the recorded end; one that was appended meanwhile has moved it.</summary>
    private static AuditFinding? Beyond(AuditHead? now, AuditHead verified) =>
        now is not null && verified.Sequence > now.Sequence
            ? AuditFinding.At(now.Sequence + 1, AuditTexts.BeyondHead(now.Sequence + 1, now.Sequence))
            : null;

    private static AuditFinding? Problem(AuditHead? recorded, string? atRecorded, AuditHead verified) =>
        recorded is null ? AuditFinding.Other(AuditTexts.HeadMissing)
        : verified.Sequence < recorded.Sequence
            ? AuditFinding.At(
                verified.Sequence + 1,
                AuditTexts.ShorterThanHead(verified.Sequence + 1, recorded.Sequence)
            )
        // Changed and hashed anew: the entry fits the links before it, but not the recorded end.
        : atRecorded != recorded.Hash ? AuditFinding.At(recorded.Sequence, AuditTexts.OtherThanHead(recorded.Sequence))
        : null;

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
