using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Texts;

/// <summary>A character of a text that cannot be shown.</summary>
/// <param name="Rune">The character; <see cref="Rune.ReplacementChar"/> for half a character.</param>
/// <param name="Position">Its place in the text, from 1.</param>
public readonly record struct HiddenCharacter(Rune Rune, int Position)
{
    /// <summary>In words, such as <c>U+200B (zero width space) at position 5</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"U+{Rune.Value:X4} ({Name}) at position {Position}");

    private string Name =>
        Rune.Value switch
        {
            0x00AD => "soft hyphen",
            0x061C => "Arabic letter mark, which sets the direction of writing",
            0x200B => "zero width space",
            0x200C => "zero width non-joiner",
            0x200D => "zero width joiner",
            0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
                "sets the direction of writing",
            0x2028 => "line separator",
            0x2029 => "paragraph separator",
            0x2060 => "word joiner",
            0xFEFF => "byte order mark",
            0xFFFD => "half of a character, or one that was lost",
            0x115F or 0x1160 or 0x3164 or 0xFFA0 => "Hangul filler",
            (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => "variation selector",
            '\n' or '\r' => "line break",
            '\t' => "tab",
            _ => Rune.IsControl(Rune) ? "control character" : "invisible",
        };
}
