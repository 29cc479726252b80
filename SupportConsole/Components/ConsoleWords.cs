namespace SupportConsole.Components;

/// <summary>The console's name, and words around every page.</summary>
internal static class ConsoleWords
{
    public const string Name = "Support Console";
    public const string StoppedAnswering = "This page stopped answering. What you typed into a dialog is kept.";
    public const string Reload = "Reload";

    /// <summary>What the browser's tab says.</summary>
    public static string PageTitle(string page) => $"{page} · {Name}";
}
