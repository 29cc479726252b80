using SupportConsole.Core.Access;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Reads single transcripts for the people at the console.</summary>
public interface ITranscriptReader
{
    /// <summary>
    /// One transcript of an account with its place in line; null when the account has none with this id. Without its
    /// lease's token.
    /// </summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<TranscriptWithPosition?> FindAsync(
        Actor actor,
        string accountId,
        string transcriptId,
        CancellationToken cancellationToken
    );
}

/// <inheritdoc cref="ITranscriptReader"/>
internal sealed class TranscriptReader(ITranscriptLimiter limiter) : ITranscriptReader
{
    public async Task<TranscriptWithPosition?> FindAsync(
        Actor actor,
        string accountId,
        string transcriptId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        return
            await limiter.FindAsync(transcriptId, cancellationToken) is { } found
            && found.Transcript.AccountId == accountId
            ? found with
            {
                Transcript = found.Transcript with { LeaseToken = null },
            }
            : null;
    }
}
