namespace SupportConsole.Components.Transcripts;

/// <content>The page that finds transcripts.</content>
internal static partial class TranscriptWords
{
    public const string FindTitle = "Find a transcript";
    public const string FindLabel = "Transcript id, log line or link";
    public const string Find = "Find";

    public const string FindHint =
        "Paste a transcript's whole id, a line of a log that names it, or a link: it opens with its place in the queue, "
        + "its course, its leases and what it cost. An account's id or e-mail address leads to all of its transcripts.";

    public const string RecentTitle = "Accounts you opened lately";
    public const string NoRecent =
        "You have opened no account yet. An account's page lists its transcripts on the tab Transcripts (key 6).";
    public const string TranscriptsOf = "All transcripts of";
    public const string OpenTranscript = "Transcript";
    public const string NothingFound =
        "Nothing found. Transcripts are found by their whole id; a deleted one is gone with its time-to-live.";
}
