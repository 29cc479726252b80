namespace SupportConsole.Components.Shared;

/// <summary>Words of the parts that every page is made of.</summary>
internal static class SharedWords
{
    public const string CardFailed = "This card failed; the rest of the page works. The cause is in the log.";
}
