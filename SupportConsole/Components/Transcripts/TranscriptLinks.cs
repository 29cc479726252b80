using SupportConsole.Components.Accounts;

namespace SupportConsole.Components.Transcripts;

/// <summary>Addresses of transcripts.</summary>
internal static class TranscriptLinks
{
    /// <summary>The page that finds one.</summary>
    public const string Page = "/transcripts";

    public static string Transcript(string transcriptId) => $"{Page}/{Uri.EscapeDataString(transcriptId)}";

    /// <summary>The account's tab that lists them.</summary>
    public static string OfAccount(string accountId) => $"{AccountLinks.Account(accountId)}?tab=transcripts";
}
