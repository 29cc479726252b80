using System.Text.RegularExpressions;

namespace SupportConsole.Core.Projects;

/// <summary>API keys within what people paste.</summary>
public static partial class ApiKeyText
{
    /// <summary>
    /// The key, or the beginning of one, that a text holds: "Bearer sk_…" too. Null when it holds none.
    /// </summary>
    public static string? Find(string text) => Key().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>
    /// The text with at most the prefix of each key, the platform's too: what may stand in an address, a log or on a
    /// page. Doing it twice changes nothing.
    /// </summary>
    public static string Conceal(string text) => LongKey().Replace(text, "$1…");

    [GeneratedRegex("(?<![0-9A-Za-z_-])sk_[0-9A-Za-z]+")]
    private static partial Regex Key();

    [GeneratedRegex("(?<![0-9A-Za-z_-])((?:sk|plk)_[0-9A-Za-z]{8})[0-9A-Za-z]+")]
    private static partial Regex LongKey();
}
