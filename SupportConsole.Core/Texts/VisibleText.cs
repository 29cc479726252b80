using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Texts;

/// <summary>
/// The one rule for every text that people or programs enter: each character can be seen, or shapes one that can. Two
/// names that differ by what cannot be seen look the same, and characters that turn the direction of writing make a
/// text read as another.
/// </summary>
public static class VisibleText
{
    /// <summary>The first character that is refused; null when the text has none.</summary>
    /// <param name="text">The text as it is stored.</param>
    /// <param name="isMultiline">True where line breaks and tabs belong into the text.</param>
    public static HiddenCharacter? FindHidden(string text, bool isMultiline)
    {
        var runes = text.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            if (IsRefused(runes, at, isMultiline))
            {
                return new(runes[at], at + 1);
            }
        }

        return null;
    }

    /// <summary>The text on one line, without the characters that are refused.</summary>
    public static string Strip(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        return string.Concat(runes.Where((_, at) => !IsRefused(runes, at, isMultiline: false)));
    }

    /// <summary>The sentence for a text that has such a character; null when it has none.</summary>
    /// <param name="text">The text as it is stored.</param>
    /// <param name="noun">What the text is: "name".</param>
    /// <param name="isMultiline">True where line breaks and tabs belong into the text.</param>
    public static string? Problem(string text, string noun, bool isMultiline) =>
        FindHidden(text, isMultiline) is { } hidden
            ? $"The {noun} has a character that cannot be shown: {hidden}. Delete it there, or type the text again "
                + "instead of pasting it."
            : null;

    private static bool IsRefused(Rune[] text, int at, bool isMultiline)
    {
        var isBreak = isMultiline && text[at].Value is ('\n' or '\r' or '\t');
        return !isBreak && IsHidden(text[at]) && !Shaping.IsMeant(text, at);
    }

    private static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || rune.Value switch
        {
            // Fillers and selectors that Unicode calls letters, marks or symbols, and that show nothing
            // (Default_Ignorable_Code_Point; braille's blank).
            0x034F
            or 0x115F
            or 0x1160
            or 0x17B4
            or 0x17B5
            or 0x2800
            or 0x3164
            or 0xFFA0
            or (>= 0x180B and <= 0x180F)
            or (>= 0xFE00 and <= 0xFE0F)
            or (>= 0xE0000 and <= 0xE0FFF) => true,

            // Signs that stand around figures in Arabic, Syriac and Kaithi: format characters that are seen.
            (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
            _ => (rune.Value & 0xFFFE) == 0xFFFE
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator,
        };
}
