using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Where a match of the search leads: to the thing that was found, not only to its account.</summary>
internal static class MatchLinks
{
    public static string Of(AccountMatch match) =>
        match switch
        {
            { TranscriptId: { } transcriptId } => TranscriptLinks.Transcript(transcriptId),
            { SessionId: { } sessionId } => AccountLinks.StreamingSession(match.Overview.Account.Id, sessionId),
            _ => AccountLinks.Account(match.Overview.Account.Id),
        };
}
