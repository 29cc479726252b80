using SupportConsole.Components.Accounts;

namespace SupportConsole.Components.Layout.Palette;

/// <summary>Words of the command palette.</summary>
internal static class PaletteWords
{
    public const string Acts = "Acts";
    public const string Recent = "Recent accounts";
    public const string Pages = "Pages";
    public const string Accounts = "Accounts";
    public const string Transcripts = "Transcripts";
    public const string Decisions = "Decisions";
    public const string DecisionsHint = "why a call was refused or had to wait";
    public const string WhyDecision = "Why this decision";

    public static string ChangeLimit(string account) => $"Change limit of {account}";

    public static string ChangePlan(string account) => $"Change the customer type of {account}";

    public static string CorrectBalance(string account) => $"Correct the balance of {account}";

    public static string GrantCredit(string account) => $"Grant credit to {account}";

    public static string ChangeTerms(string account) => $"Change billing terms of {account}";

    public static string TabOf(AccountTab tab, string account) => $"{AccountWords.Tab(tab)} of {account}";

    public static string Audit(string account) => $"Audit of {account}";
}
