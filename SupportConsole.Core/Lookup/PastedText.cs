using System.Text.RegularExpressions;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// What may be meant by a text that was pasted into the search: mail headers, log lines, addresses of pages and quoted
/// words hold the id or the e-mail address that is looked for.
/// </summary>
public static partial class PastedText
{
    /// <summary>Stands around what is meant, or ends the sentence that it was copied from.</summary>
    private static readonly char[] Around = [.. "\"'`´‘’“”„«»<>()[]{},;: \t"];

    private static readonly char[] Behind = [.. Around, '.', '!', '?', '|'];

    /// <summary>
    /// The terms to look for, in this order, until one is found. The first is the text itself as
    /// <see cref="AccountSearchResult.Clean"/> leaves it; empty for an empty text.
    /// </summary>
    /// <param name="pasted">What was typed or pasted.</param>
    public static IReadOnlyList<string> Terms(string pasted)
    {
        var text = AccountSearchResult.Clean(pasted);
        var visible = VisibleText.Strip(text).Trim();
        return
        [
            .. new[] { text, visible }
                .Concat(Named(visible))
                .Append(visible.TrimStart(Around).TrimEnd(Behind))
                .Where(term => term.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Ids and addresses that their surroundings or their form name as such, the most exact first.</summary>
    private static IEnumerable<string> Named(string text)
    {
        Regex[] forms = [TranscriptParameter(), PageAddress(), StripeId(), LogLine(), Label(), Email()];
        return forms
            .Select(form => form.Match(text))
            .Where(match => match.Success)
            .Select(match => match.Groups["term"].Value.TrimEnd('.'));
    }

    /// <summary>Of a page's address: <c>/accounts/acme?transcript=t1</c>.</summary>
    [GeneratedRegex("[?&]transcript=(?<term>[A-Za-z0-9_-]{1,64})", RegexOptions.IgnoreCase)]
    private static partial Regex TranscriptParameter();

    /// <summary>Of a page: <c>https://console.example/accounts/acme?tab=billing</c>.</summary>
    [GeneratedRegex("(?:^|[^A-Za-z0-9_-])accounts/(?<term>[A-Za-z0-9_-]{1,64})", RegexOptions.IgnoreCase)]
    private static partial Regex PageAddress();

    /// <summary>A customer of Stripe, also in an address of its dashboard.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9_])(?<term>cus_[A-Za-z0-9_]{1,60})")]
    private static partial Regex StripeId();

    /// <summary>
    /// The line that is logged for a refusal: <c>error triggered: ... (account acme, 3 transcripts refused)</c>.
    /// </summary>
    [GeneratedRegex(@"\(account (?<term>[A-Za-z0-9_-]{1,64})[,)]")]
    private static partial Regex LogLine();

    /// <summary>
    /// With its name before it: <c>account_id: acme</c>, <c>"accountId": "acme"</c>, <c>transcript_id=t1</c>.
    /// </summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?:account|transcript|customer|api[_ -]?key)[_ "
            + "-]?(?:id)?[\"'`]?\\s*[:=#]\\s*[\"'`<]?(?<term>[A-Za-z0-9_-]{1,64})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    /// <summary>
    /// Wherever it stands: <c>Ann &lt;ann@acme.example&gt;</c>, <c>mailto:ann@acme.example</c>,
    /// <c>&lt;mailto:a@b.example|a@b.example&gt;</c>.
    /// </summary>
    [GeneratedRegex("""(?<term>[^\s<>()\[\]\\,;:"'`|=&?/@“”„«»]{1,64}@[^\s<>()\[\]\\,;:"'`|=&?/@“”„«»]{1,190})""")]
    private static partial Regex Email();
}
