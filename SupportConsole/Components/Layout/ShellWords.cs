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

    /// <summary>Keys and what they do.</summary>
    public static IReadOnlyList<(string[] Keys, string What)> Shortcuts { get; } =
    [
        (["/"], "Search for an account"),
        (["Ctrl K"], "Go to any account or page, or do something with the account shown"),
        (["↑", "↓"], "Move through the results"),
        (["J", "K"], "Move through the rows of a table; Enter opens"),
        (["Enter"], "Open the result, or send the form"),
        (["←", "→", "Shift"], "Move and select in the chart of the Throttling page; Enter zooms in"),
        (["1", "2", "3", "4", "5"], "Throttling, billing, streaming, projects, usage of the account shown"),
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
}
