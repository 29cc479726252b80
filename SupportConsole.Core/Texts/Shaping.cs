using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Texts;

/// <summary>
/// Where invisible characters belong: joiners and selectors inside emoji sequences (Unicode TS 51), joiners between
/// letters of scripts that are written with them (RFC 5892, appendix A), and selectors behind ideographs.
/// </summary>
internal static class Shaping
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>True for an invisible character that shapes the visible ones beside it.</summary>
    public static bool IsMeant(ReadOnlySpan<Rune> text, int at)
    {
        if (at == 0)
        {
            return false;
        }

        var before = text[at - 1];
        return text[at].Value switch
        {
            NonJoiner => JoinsLetters(text, at),
            Joiner => JoinsLetters(text, at) || JoinsEmoji(text, at),
            0xFE0E or 0xFE0F => IsEmoji(before)
                || before.Value is (>= '0' and <= '9') or '#' or '*'
                || IsIdeograph(before),
            (>= 0xFE00 and <= 0xFE02) or (>= 0xE0100 and <= 0xE01EF) => IsIdeograph(before),
            >= 0xE0020 and <= 0xE007F => IsInFlag(text, at),
            _ => false,
        };
    }

    private static bool JoinsEmoji(ReadOnlySpan<Rune> text, int at)
    {
        var before = at - (text[at - 1].Value == 0xFE0F ? 2 : 1);
        return before >= 0 && at + 1 < text.Length && IsEmoji(text[before]) && IsEmoji(text[at + 1]);
    }

    private static bool JoinsLetters(ReadOnlySpan<Rune> text, int at) =>
        JoinsInScript(text[at - 1]) && (at + 1 < text.Length ? JoinsInScript(text[at + 1]) : text[at].Value == Joiner);

    /// <summary>Letters and marks of the Arabic family, the scripts of India and Sri Lanka, and Mongolian.</summary>
    private static bool JoinsInScript(Rune rune) =>
        rune.Value
            is (>= 0x0620 and <= 0x08FF)
                or (>= 0x0900 and <= 0x0DFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x17FF)
                or (>= 0x1820 and <= 0x18AA)
        && (
            Rune.IsLetter(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        );

    /// <summary>The flag of a part of a country: a black flag, letters as tags, and the tag that ends them.</summary>
    private static bool IsInFlag(ReadOnlySpan<Rune> text, int at)
    {
        var start = at - 1;
        while (start > 0 && text[start].Value is >= 0xE0020 and <= 0xE007E)
        {
            start--;
        }

        return text[start].Value == BlackFlag;
    }

    private static bool IsEmoji(Rune rune) =>
        rune.Value is (>= 0x1F000 and <= 0x1FAFF) or 0x203C or 0x2049 or 0x2139 or 0x3030 or 0x303D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    private static bool IsIdeograph(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
