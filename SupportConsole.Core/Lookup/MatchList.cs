namespace SupportConsole.Core.Lookup;

/// <summary>Matches without repeats, best first.</summary>
internal sealed class MatchList
{
    private readonly HashSet<string> _ids = [];

    public List<FoundMatch> Matches { get; } = [];

    public void Add(
        IEnumerable<string> accountIds,
        AccountMatchField field,
        string? transcriptId = null,
        string? sessionId = null
    ) =>
        Matches.AddRange(
            accountIds
                .Where(_ids.Add)
                .Select(id => new FoundMatch(id, field, TranscriptId: transcriptId, SessionId: sessionId))
        );

    /// <summary>Adds what a line named: several transcripts or sessions of one account are several rows.</summary>
    public void Add(PastedHit hit)
    {
        var row =
            hit.TranscriptId is { } transcript ? $"transcript {transcript}"
            : hit.SessionId is { } session ? $"session {session}"
            : hit.AccountId;
        if (_ids.Add(row))
        {
            Matches.Add(new(hit.AccountId, hit.Field, TranscriptId: hit.TranscriptId, SessionId: hit.SessionId));
        }
    }

    public void Add(FoundApiKey key)
    {
        if (_ids.Add(key.AccountId))
        {
            Matches.Add(new(key.AccountId, AccountMatchField.ApiKey, key.Hit));
        }
    }
}

/// <summary>An account that was found.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="Field">Where it was found.</param>
/// <param name="Key">The API key; null for other fields.</param>
/// <param name="TranscriptId">The transcript; null for other fields.</param>
/// <param name="SessionId">The streaming session; null for other fields.</param>
internal sealed record FoundMatch(
    string AccountId,
    AccountMatchField Field,
    ApiKeyHit? Key = null,
    string? TranscriptId = null,
    string? SessionId = null
);
