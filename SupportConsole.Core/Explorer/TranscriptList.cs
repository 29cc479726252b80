using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Explorer;

/// <inheritdoc cref="ITranscriptList"/>
internal sealed class TranscriptList(IDbContextFactory<ConsoleDbContext> contexts) : ITranscriptList
{
    public async Task<TranscriptListOutcome> ListAsync(
        TranscriptQuery query,
        string? beforeId,
        string? afterId,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Accounts.AnyAsync(account => account.Id == query.AccountId, cancellationToken))
        {
            return new TranscriptListOutcome.UnknownAccount();
        }

        string[] ids = [.. new[] { beforeId, afterId }.OfType<string>()];
        var places = await context
            .Transcripts.Where(transcript => ids.Contains(transcript.Id) && transcript.AccountId == query.AccountId)
            .ToDictionaryAsync(transcript => transcript.Id, transcript => transcript.Sequence, cancellationToken);
        if (Array.Find(ids, id => !places.ContainsKey(id)) is { } unknown)
        {
            return new TranscriptListOutcome.UnknownTranscript(unknown);
        }

        var placed = query with
        {
            Before = beforeId is null ? null : places[beforeId],
            After = afterId is null ? null : places[afterId],
        };
        return new TranscriptListOutcome.Found(await new TranscriptScan(context, placed).ReadAsync(cancellationToken));
    }
}
