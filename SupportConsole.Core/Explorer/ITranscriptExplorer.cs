using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Explorer;

/// <summary>
/// Transcripts for the people at the console. All methods need <see cref="Permission.ViewAccounts"/>, and none hands
/// out the token of a lease.
/// </summary>
public interface ITranscriptExplorer
{
    /// <summary>A page of an account's transcripts, newest first.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<TranscriptListPage> ListAsync(Actor actor, TranscriptQuery query, CancellationToken cancellationToken);

    /// <summary>All of an account's transcripts that match, newest first, read page by page as they are taken.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    IAsyncEnumerable<Transcript> ReadAsync(Actor actor, TranscriptQuery query, CancellationToken cancellationToken);

    /// <summary>One transcript with its course; null when there is none with this id.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<TranscriptDetails?> FindAsync(Actor actor, string transcriptId, CancellationToken cancellationToken);
}
