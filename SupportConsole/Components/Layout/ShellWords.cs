namespace SupportConsole.Components.Layout;

/// <summary>Words of the shell.</summary>
internal static class ShellWords
{
    public const string SearchPlaceholder = "Account id, e-mail, name, domain, cus_…, transcript id, API key";

    public const string SearchStopped = "The search stopped working; use the search page";

    public const string PaletteTitle = "Go to or do";
    public const string PalettePlaceholder = "Account, transcript, page or act";
    public const string UseUtc = "Show times in UTC";
    public const string UseZone = "Show times in your zone";
    public const string UseCompact = "Compact rows";
    public const string UseComfortable = "Comfortable rows";
    public const string ShowShortcuts = "Keyboard shortcuts";
    public const string SearchAccounts = "Search accounts and transcripts";
    public const string AccountsFound = "Accounts and transcripts found";
    public const string ShowsAllMatches = "shows all matches";
    public const string ConnectionLost = "connection lost";
    public const string Reload = "reload";
    public const string Connecting = "connecting";
    public const string Live = "live";
    public const string Menu = "Menu";
    public const string DemoDataHint = "Invented accounts and traffic, for trying the console";
    public const string SwitchTheme = "Switch the theme: system, light, dark";
    public const string ThemeHint = "Theme: system, light, dark";
    public const string NavLabel = "Pages";
    public const string SkipToContent = "Skip to the content";
    public const string DemoData = "Demo data";
    public const string PageFailed = "This page stopped working";
    public const string PageFailedText = "The cause is in the log. The rest of the console still works.";
    public const string ShowPageAgain = "Show the page again";
    public const string ShortcutsTitle = "Shortcuts";
    public const string KeyColumn = "Key";
    public const string WhatItDoesColumn = "What it does";
    public const string Close = "Close";
    public const string SignOut = "Sign out";
    public const string Restarting = "the server restarts; this page reconnects by itself and keeps what you typed";
    public const string Reconnecting = "reconnecting; what you typed is kept";
    public const string NowPage = "Now";
    public const string AccountsPage = "Accounts";
    public const string TranscriptsPage = "Transcripts";
    public const string ThrottlingPage = "Throttling";
    public const string UsagePage = "Usage";
    public const string EscalationsPage = "Escalations";
    public const string PaymentsPage = "Payments";
    public const string AuditPage = "Audit";

    public const string SessionsPage = "Sessions";
    public const string PlatformKeysPage = "Platform keys";
    public const string ShowRights = "What each role may do";
    public const string RightColumn = "Permission";
    public const string Granted = "yes";

    /// <summary>Keys and what they do.</summary>
    public static IReadOnlyList<(string[] Keys, string What)> Shortcuts { get; } =
    [
        (["/"], "Search for an account"),
        (["Ctrl K"], "Go to any account or page, or do something with the account shown"),
        (["↑", "↓"], "Move through the results"),
        (["J", "K"], "Move through the rows of a table; Enter opens"),
        (["Enter"], "Open the result, or send the form"),
        (["←", "→", "Shift"], "Move and select in the chart of the Throttling page; Enter zooms in"),
        (
            ["1", "2", "3", "4", "5", "6", "7"],
            "Throttling, billing, streaming, projects, usage, transcripts, administration of the account shown"
        ),
        (["L"], "Change the limit of the account shown"),
        (
            ["E", "O", "G", "C"],
            "Ask engineering, open the escalation, grant the credit, copy the billing reply: what the account's "
                + "verdict calls for"
        ),
        (["B"], "Change the billing terms of the account shown, for support managers"),
        (["Esc"], "Close what is open"),
        (["?"], "Show this list"),
    ];

    public static string SignedInAs(string person) => $"Signed in as {person}";
}
