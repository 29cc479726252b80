namespace SupportConsole.Components.Layout.Palette;

/// <summary>
/// Something that the command palette leads to. Acts are addresses too: a dialog opens from the address.
/// </summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Text">What it is, such as "Change limit of Acme".</param>
/// <param name="Detail">More about it, such as an id; null when the text says all.</param>
/// <param name="Href">The address it leads to.</param>
/// <param name="Key">The key that does the same on its page; null when there is none.</param>
internal sealed record PaletteItem(string Group, string Text, string? Detail, string Href, string? Key = null)
{
    /// <summary>
    /// True when every word that was typed begins a word of the text or the detail, in any order and case.
    /// </summary>
    /// <param name="query">What was typed; nothing matches everything.</param>
    public bool Matches(string query)
    {
        var words = $"{Text} {Detail}".Split([' ', '-', '/', '@', '.'], StringSplitOptions.RemoveEmptyEntries);
        return query
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(typed =>
                words.Any(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                || Detail?.StartsWith(typed, StringComparison.OrdinalIgnoreCase) == true
            );
    }
}
