using System.Buffers;
using SupportConsole.Core.Texts;

namespace SupportConsole.Api.Requests;

/// <summary>Which texts are what they should be.</summary>
internal static class TextRules
{
    private static readonly SearchValues<char> IdentifierCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    /// <summary>1-64 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is >= 1 and <= 64 && !text.AsSpan().ContainsAnyExcept(IdentifierCharacters);

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
