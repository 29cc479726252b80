using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;

namespace SupportConsole.Core.Retention;

/// <summary>
/// Deletes finished transcripts, ended streaming sessions and sent messages that are older than they are kept, in small
/// pieces with pauses between them. Usage, ledger, audit and throttle history stay. How old something is says
/// <see cref="RetentionClock"/>.
/// </summary>
internal sealed partial class TranscriptRetention(
    CommandBatcher batcher,
    RetentionReader reader,
    RetentionClock retentionClock,
    IOptions<RetentionOptions> options,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<TranscriptRetention> logger
) : SingletonService(TimeSpan.FromMinutes(10), election, clock, logger)
{
    /// <summary>Rows of a piece: a few milliseconds of SQLite's one writer.</summary>
    private const int PieceSize = 50;

    private bool _isFailing;
    private bool _isBehind;

    private TimeSpan Kept => TimeSpan.FromDays(options.Value.TranscriptDays);

    /// <summary>One round: every account once.</summary>
    public async Task<DeletedRows> RunAsync(CancellationToken cancellationToken)
    {
        var present = await retentionClock.NextAsync(cancellationToken);
        Tell(present);
        var (transcripts, sessions, after) = (0, 0, "");
        while (await reader.AccountsAsync(after, cancellationToken) is [.., var last] accounts)
        {
            foreach (var account in accounts)
            {
                var before = present.At - (account.TtlHours is { } hours ? TimeSpan.FromHours(hours) : Kept);
                if (account.OldestSubmit <= before)
                {
                    transcripts += await DeleteTranscriptsAsync(account.AccountId, before, cancellationToken);
                }

                if (account.OldestEnd <= before)
                {
                    sessions += await DeleteSessionsAsync(account.AccountId, before, cancellationToken);
                }
            }

            after = last.AccountId;
        }

        await DeleteSentAsync(present.At, cancellationToken);
        return new(transcripts, sessions);
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            var deleted = await RunAsync(cancellationToken);
            _isFailing = false;
            if (deleted is not (0, 0))
            {
                LogDeleted(deleted.Transcripts, deleted.Sessions);
            }
        }
        catch (Exception exception) when (Outage.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                // Once an outage; the next round begins anew.
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    /// <summary>
    /// In the order of their places in line, which is the order of their submits: nothing that was submitted later than
    /// the bound can have ended before it.
    /// </summary>
    private async Task<int> DeleteTranscriptsAsync(
        string accountId,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var (deleted, after) = (0, 0L);
        List<TranscriptAge> page;
        do
        {
            page = await reader.TranscriptsAsync(accountId, after, cancellationToken);
            var old = page.Where(transcript => transcript.FinishedAt <= before)
                .Select(transcript => new FoundTranscript(
                    transcript.Id,
                    transcript.Sequence,
                    transcript.FinishedAt!.Value
                ));
            foreach (var piece in old.Chunk(PieceSize))
            {
                var command = new DeleteExpiredCommand(accountId, piece, [], Kept);
                deleted += (await batcher.ExecuteAsync(command, cancellationToken)).Transcripts;
                await PauseAsync(piece.Length, cancellationToken);
            }

            after = page.Count == 0 ? after : page[^1].Sequence;
        } while (page.Count == RetentionReader.PageSize && page[^1].SubmittedAt <= before);

        return deleted;
    }

    private async Task<int> DeleteSessionsAsync(
        string accountId,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var (deleted, page, inPage) = (0, 0, 0);
        do
        {
            var old = await reader.SessionsAsync(accountId, before, cancellationToken);
            (page, inPage) = (old.Count, 0);
            foreach (var piece in old.Chunk(PieceSize))
            {
                var command = new DeleteExpiredCommand(accountId, [], piece, Kept);
                inPage += (await batcher.ExecuteAsync(command, cancellationToken)).Sessions;
                await PauseAsync(piece.Length, cancellationToken);
            }

            deleted += inPage;

            // A page that was kept, because the account's time was changed meanwhile, would be found again.
        } while (page == RetentionReader.PageSize && inPage > 0);

        return deleted;
    }

    private async Task DeleteSentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now.AddDays(-options.Value.OutboxDays);
        List<string> page;
        do
        {
            page = await reader.SentAsync(before, cancellationToken);
            foreach (var piece in page.Chunk(PieceSize))
            {
                await batcher.ExecuteAsync(new DeleteSentCommand(piece), cancellationToken);
                await PauseAsync(piece.Length, cancellationToken);
            }
        } while (page.Count == RetentionReader.PageSize);
    }

    /// <summary>Once, until the two agree again.</summary>
    private void Tell(RetentionPresent present)
    {
        if (present.IsBehind && !_isBehind)
        {
            LogBehind(present.Clock, present.At);
        }

        _isBehind = present.IsBehind;
    }

    private Task PauseAsync(int rows, CancellationToken cancellationToken)
    {
        var milliseconds = rows * 1_000 / options.Value.RowsPerSecond;
        return milliseconds == 0
            ? Task.CompletedTask
            : Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Clock, cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Information,
        "Retention deleted {Transcripts} finished transcripts and {Sessions} ended streaming sessions"
    )]
    private partial void LogDeleted(int transcripts, int sessions);

    [LoggerMessage(
        LogLevel.Warning,
        "The clock says {Clock:u}, hours after the last round of the retention: it goes by {Present:u} and follows by an "
            + "hour a round. If no node ran for so long, nothing is to be done; else set the clock right"
    )]
    private partial void LogBehind(DateTimeOffset clock, DateTimeOffset present);

    [LoggerMessage(LogLevel.Warning, "Retention broke off; the next round begins anew")]
    private partial void LogFailed(Exception exception);
}
