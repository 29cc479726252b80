using System.Buffers;
using SupportConsole.Core.Texts;

namespace SupportConsole.Api.Requests;

/// <summary>Which texts are what they should be.</summary>
internal static class TextRules
{
    private static readonly SearchValues<char> IdentifierCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create("<>()[]\\,;:\" ");

    /// <summary>1-64 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is >= 1 and <= 64 && !text.AsSpan().ContainsAnyExcept(IdentifierCharacters);

    /// <summary>
    /// Something to read, on one line. Without blanks around it, which SQL Server does not tell apart at a key's end.
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
        return text.Length <= 254
            && at is >= 1 and <= 64
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text[at + 1] != '.'
            && text[^1] != '.'
            && !text.AsSpan().ContainsAny(NotInAddress)
            && !text.Any(char.IsWhiteSpace)
            && VisibleText.FindHidden(text, isMultiline: false) is null;
    }

    public static bool IsWebUrl(string text) =>
        text.Length <= 2_048
        && !text.Any(char.IsWhiteSpace)
        && VisibleText.FindHidden(text, isMultiline: false) is null
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>1-64 of <c>A-Z a-z 0-9 _</c>, such as <c>cus_...</c>.</summary>
    public static bool IsStripeId(string text) => IsIdentifier(text) && !text.Contains('-', StringComparison.Ordinal);

    /// <summary>
    /// Text that may have several lines. NUL and its like are no text, and PostgreSQL cannot store NUL.
    /// </summary>
    public static bool IsMessage(string text) =>
        text.Length <= 2_000 && VisibleText.FindHidden(text, isMultiline: true) is null;
}
