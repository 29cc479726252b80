using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Retention;

/// <summary>
/// Finds what is older than it is kept, without a mark of how far it came: each account's oldest rows are one step into
/// an index, so a time that was changed is obeyed by the next round.
/// </summary>
internal sealed class RetentionReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <summary>Accounts looked at in one statement.</summary>
    private const int AccountsAtOnce = 200;

    /// <summary>Rows of an account looked at in one statement.</summary>
    public const int PageSize = 500;

    /// <summary>The next accounts in the order of their ids, with their oldest rows; empty when there are no more.</summary>
    public async Task<List<AccountAge>> AccountsAsync(string after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .AccountStates.Where(state => state.AccountId.CompareTo(after) > 0)
            .OrderBy(state => state.AccountId)
            .Take(AccountsAtOnce)
            .Select(state => new AccountAge(
                state.AccountId,
                context
                    .Set<Account>()
                    .Where(account => account.Id == state.AccountId)
                    .Select(account => account.TranscriptTtlHours)
                    .FirstOrDefault(),
                context
                    .Set<Transcript>()
                    .Where(transcript => transcript.AccountId == state.AccountId)
                    .OrderBy(transcript => transcript.Sequence)
                    .Select(transcript => (DateTimeOffset?)transcript.SubmittedAt)
                    .FirstOrDefault(),
                context
                    .Set<StreamingSession>()
                    .Where(session => session.AccountId == state.AccountId && session.EndedAt != null)
                    .OrderBy(session => session.EndedAt)
                    .Select(session => session.EndedAt)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);
    }

    /// <summary>An account's next transcripts in the order of their places in line.</summary>
    public async Task<List<TranscriptAge>> TranscriptsAsync(
        string accountId,
        long after,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Transcripts.Where(transcript => transcript.AccountId == accountId && transcript.Sequence > after)
            .OrderBy(transcript => transcript.Sequence)
            .Take(PageSize)
            .Select(transcript => new TranscriptAge(
                transcript.Id,
                transcript.Sequence,
                transcript.SubmittedAt,
                transcript.Status >= TranscriptStatus.Completed ? transcript.FinishedAt : null
            ))
            .ToListAsync(cancellationToken);
    }

    /// <summary>An account's sessions that ended by then, oldest end first.</summary>
    public async Task<List<string>> SessionsAsync(
        string accountId,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .StreamingSessions.Where(session =>
                session.AccountId == accountId && session.EndedAt != null && session.EndedAt <= before
            )
            .OrderBy(session => session.EndedAt)
            .Select(session => session.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Messages that were sent by then. Their ids rise with time, so the oldest stand first in the key.</summary>
    public async Task<List<string>> SentAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var upTo = (before.ToUnixTimeMilliseconds() + 1).ToString("x12", CultureInfo.InvariantCulture);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .OutboxMessages.Where(message =>
                message.Id.CompareTo(upTo) < 0 && message.State == OutboxState.Sent && message.SentAt <= before
            )
            .OrderBy(message => message.Id)
            .Select(message => message.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>How old an account's oldest rows are.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="TtlHours">Its own time; null for the setting's.</param>
/// <param name="OldestSubmit">Of its transcripts; null when it has none.</param>
/// <param name="OldestEnd">Of its ended sessions; null when it has none.</param>
internal sealed record AccountAge(
    string AccountId,
    int? TtlHours,
    DateTimeOffset? OldestSubmit,
    DateTimeOffset? OldestEnd
);

/// <summary>A transcript's times.</summary>
/// <param name="FinishedAt">Null while it has not ended.</param>
internal sealed record TranscriptAge(string Id, long Sequence, DateTimeOffset SubmittedAt, DateTimeOffset? FinishedAt);
