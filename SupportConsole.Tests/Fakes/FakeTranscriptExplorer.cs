using SupportConsole.Core.Access;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was asked, and answers what a test set.</summary>
internal sealed class FakeTranscriptExplorer : ITranscriptExplorer
{
    /// <summary>Every page that was asked for.</summary>
    public List<TranscriptQuery> Asked { get; } = [];

    public TranscriptListPage Page { get; set; } = new([], null, null);

    public TranscriptDetails? Details { get; set; }

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    public Task<TranscriptListPage> ListAsync(Actor actor, TranscriptQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        return Failure is null ? Task.FromResult(Page) : Task.FromException<TranscriptListPage>(Failure);
    }

    public IAsyncEnumerable<Transcript> ReadAsync(
        Actor actor,
        TranscriptQuery query,
        CancellationToken cancellationToken
    ) => Page.Transcripts.ToAsyncEnumerable();

    public Task<TranscriptDetails?> FindAsync(Actor actor, string transcriptId, CancellationToken cancellationToken) =>
        Failure is null
            ? Task.FromResult(Details?.Transcript.Id == transcriptId ? Details : null)
            : Task.FromException<TranscriptDetails?>(Failure);
}
