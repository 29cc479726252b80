using System.Buffers;

namespace SupportConsole.Core.Texts;

/// <summary>Short texts on one line: names, references, addresses. Programs and people enter them under one rule.</summary>
public static class SingleLine
{
    /// <summary>The longest e-mail address (RFC 5321).</summary>
    public const int MaximumEmailLength = 254;

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create("<>()[]\\,;:\" ");

    /// <summary>
    /// Something to read. Without blanks around it, which SQL Server does not tell apart at a key's end.
    /// </summary>
    public static bool IsPrintable(string text, int maximumLength) =>
        text.Length is >= 1
        && text.Length <= maximumLength
        && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1])
        && VisibleText.FindHidden(text, isMultiline: false) is null;

    /// <summary>Looks like an address; whether mail arrives there only mail can tell.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MaximumEmailLength
            && at is >= 1 and <= 64
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text[at + 1] != '.'
            && text[^1] != '.'
            && !text.AsSpan().ContainsAny(NotInAddress)
            && !text.Any(char.IsWhiteSpace)
            && VisibleText.FindHidden(text, isMultiline: false) is null;
    }
}
