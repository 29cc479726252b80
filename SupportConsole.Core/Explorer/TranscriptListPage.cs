using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Explorer;

/// <summary>Some transcripts of an account, newest first, without the tokens of their leases.</summary>
/// <param name="Transcripts">Those that match; there may be none although older ones match.</param>
/// <param name="Next">Where the search goes on; null when nothing older is left to look at.</param>
/// <param name="SearchedTo">
/// Submit time of the oldest transcript looked at, where the page ended because enough were looked at; null where it is
/// full or nothing is left.
/// </param>
public sealed record TranscriptListPage(
    IReadOnlyList<Transcript> Transcripts,
    TranscriptCursor? Next,
    DateTimeOffset? SearchedTo
);

/// <summary>The last transcript that a page looked at: the next page begins behind it.</summary>
/// <param name="Sequence">Its place in the account's line, for <see cref="TranscriptQuery.Before"/>.</param>
/// <param name="TranscriptId">Its id.</param>
public sealed record TranscriptCursor(long Sequence, string TranscriptId);
