using SupportConsole.Core.Explorer;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was asked, and answers what a test set.</summary>
internal sealed class FakeTranscriptList : ITranscriptList
{
    /// <summary>Everything asked, in order.</summary>
    public List<(TranscriptQuery Query, string? BeforeId, string? AfterId)> Asked { get; } = [];

    public TranscriptListOutcome Answer { get; set; } = new TranscriptListOutcome.Found(new([], null, null));

    public Task<TranscriptListOutcome> ListAsync(
        TranscriptQuery query,
        string? beforeId,
        string? afterId,
        CancellationToken cancellationToken
    )
    {
        Asked.Add((query, beforeId, afterId));
        return Task.FromResult(Answer);
    }
}
