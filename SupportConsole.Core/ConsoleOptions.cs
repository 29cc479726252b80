using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core;

/// <summary>Where people find the console, section <c>Console</c>.</summary>
public sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>The console's address as its readers open it: links in posts and e-mails begin so.</summary>
    [Required]
    [Url]
    public string PublicUrl { get; set; } = "http://localhost:5210";

    /// <summary>The address of a page.</summary>
    /// <param name="path">Without a leading slash.</param>
    public string Link(string path) => $"{PublicUrl.TrimEnd('/')}/{path}";
}
