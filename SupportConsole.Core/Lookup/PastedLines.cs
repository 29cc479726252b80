using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// What was pasted, line by line. A search box has one line, so that breaks stand in it as <see cref="Break"/>; what is
/// too long for it is left out by whole lines, and their number stands at the end.
/// </summary>
/// <param name="Lines">The lines that are looked at, none of them empty.</param>
/// <param name="Skipped">How many more there were.</param>
public sealed partial record PastedLines(IReadOnlyList<string> Lines, int Skipped)
{
    /// <summary>Most lines that one search looks at.</summary>
    public const int Most = 20;

    /// <summary>Stands for a line break in the search box.</summary>
    public const char Break = '⏎';

    /// <summary>Room for the number of lines that did not fit.</summary>
    private const int Reserve = 24;

    private static readonly string Joint = $" {Break} ";

    /// <summary>Reads what <see cref="AccountSearchResult.Clean"/> left of a text.</summary>
    public static PastedLines Of(string clean)
    {
        var lines = clean.Split(Break, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var skipped = 0;
        if (lines is [.. var before, var last] && LeftOut().Match(last) is { Success: true } match)
        {
            lines = before;
            skipped = int.TryParse(match.Groups["lines"].ValueSpan, NumberStyles.None, null, out var count) ? count : 0;
        }

        return new([.. lines.Take(Most)], skipped + Math.Max(0, lines.Length - Most));
    }

    /// <summary>
    /// The text on one line of at most this length: as many whole lines as fit, then how many did not. Work is bound by
    /// the length that is kept; the rest is counted only.
    /// </summary>
    internal static string Join(string text, int length)
    {
        var joined = new StringBuilder();
        var left = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            var isFirst = joined.Length == 0;
            if (left > 0 || (!isFirst && joined.Length + Joint.Length + line.Length > length - Reserve))
            {
                left++;
                continue;
            }

            var trimmed = line.Trim();
            joined.Append(isFirst ? "" : Joint).Append(trimmed[..Math.Min(trimmed.Length, length)]);
        }

        if (left > 0)
        {
            joined.Length = Math.Min(joined.Length, length - Reserve);
            joined.Append(CultureInfo.InvariantCulture, $"{Joint}(+{left} lines)");
        }

        return joined.Length > length ? joined.ToString(0, length) : joined.ToString();
    }

    [GeneratedRegex(@"^\(\+(?<lines>[0-9]{1,9}) lines\)$")]
    private static partial Regex LeftOut();
}
