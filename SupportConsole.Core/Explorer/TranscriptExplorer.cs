using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Explorer;

/// <inheritdoc cref="ITranscriptExplorer"/>
internal sealed class TranscriptExplorer(
    IDbContextFactory<ConsoleDbContext> contexts,
    ITranscriptLimiter limiter,
    IAccountReadings readings,
    IOptions<LimitOptions> limits,
    PriceBook prices
) : ITranscriptExplorer
{
    public async Task<TranscriptListPage> ListAsync(
        Actor actor,
        TranscriptQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await new TranscriptScan(context, query).ReadAsync(cancellationToken);
    }

    public IAsyncEnumerable<Transcript> ReadAsync(
        Actor actor,
        TranscriptQuery query,
        CancellationToken cancellationToken
    )
    {
        // Here and not with the first row: what is refused is refused at once.
        actor.Demand(Permission.ViewAccounts);
        return AllAsync(actor, query with { Take = TranscriptQuery.MaximumTake }, cancellationToken);
    }

    public async Task<TranscriptDetails?> FindAsync(
        Actor actor,
        string transcriptId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        if (
            await limiter.FindAsync(transcriptId, cancellationToken) is not { Transcript: var transcript } found
            || await readings.ReadAsync(actor, transcript.AccountId, cancellationToken) is not { Figures: var figures }
        )
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (account, state) = (figures.Overview, figures.Overview.State);
        var names = await NamesAsync(context, transcript, cancellationToken);
        return new()
        {
            Transcript = transcript with { LeaseToken = null },
            Account = account,
            QueuePosition = found.QueuePosition,
            ExpectedWait = found.QueuePosition is { } place
                ? QueueWait.OfTheLast(state.Running, place, account.Limit.Value, figures.FinishedPerMinute)
                : null,
            ExpiredLeases = await context
                .TranscriptLeases.AsNoTracking()
                .Where(lease => lease.TranscriptId == transcriptId)
                .OrderBy(lease => lease.Attempt)
                .ToListAsync(cancellationToken),
            ProjectName = names.Project,
            ApiKey = names.Key,
            SubmitLimit = await SubmitLimitReader.ReadAsync(
                context,
                transcript,
                state,
                limits.Value,
                cancellationToken
            ),
            Charge = TranscriptCharge.Of(transcript, state.PriceList, prices.Transcripts),
        };
    }

    private static async Task<(string? Project, TranscriptKey? Key)> NamesAsync(
        ConsoleDbContext context,
        Transcript transcript,
        CancellationToken cancellationToken
    )
    {
        var project = await context
            .Projects.Where(project => project.AccountId == transcript.AccountId && project.Id == transcript.ProjectId)
            .Select(project => project.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var key = await context
            .ApiKeys.Where(key => key.Id == transcript.ApiKeyId && key.AccountId == transcript.AccountId)
            .Select(key => new TranscriptKey(key.Id, key.Name, key.Prefix, key.DeletedAt != null))
            .FirstOrDefaultAsync(cancellationToken);
        return (project, key);
    }

    private async IAsyncEnumerable<Transcript> AllAsync(
        Actor actor,
        TranscriptQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (TranscriptQuery? next = query; next is not null; )
        {
            var page = await ListAsync(actor, next, cancellationToken);
            foreach (var transcript in page.Transcripts)
            {
                yield return transcript;
            }

            next = page.Next is { } cursor ? query with { Before = cursor.Sequence } : null;
        }
    }
}
