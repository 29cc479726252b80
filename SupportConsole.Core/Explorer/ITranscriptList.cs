namespace SupportConsole.Core.Explorer;

/// <summary>Lists an account's transcripts for the platform's services, which may read all of them.</summary>
public interface ITranscriptList
{
    /// <summary>A page, newest first.</summary>
    /// <param name="query">Which transcripts; its places are those of the ids.</param>
    /// <param name="beforeId">Only older ones than this transcript of the account; null for all.</param>
    /// <param name="afterId">Only newer ones than this transcript of the account; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<TranscriptListOutcome> ListAsync(
        TranscriptQuery query,
        string? beforeId,
        string? afterId,
        CancellationToken cancellationToken
    );
}

/// <summary>A list's answer.</summary>
public abstract record TranscriptListOutcome
{
    private TranscriptListOutcome() { }

    public sealed record Found(TranscriptListPage Page) : TranscriptListOutcome;

    public sealed record UnknownAccount : TranscriptListOutcome;

    /// <summary>The account has no transcript of this id; another account's is none of its own.</summary>
    public sealed record UnknownTranscript(string TranscriptId) : TranscriptListOutcome;
}
