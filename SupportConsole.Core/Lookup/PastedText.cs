using System.Text.RegularExpressions;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// What may be meant by a text that was pasted into the search: mail headers, log lines, addresses of pages and quoted
/// words hold the id or the e-mail address that is looked for.
/// </summary>
public static partial class PastedText
{
    /// <summary>Most words of a line that are looked up as they stand.</summary>
    private const int MaximumWords = 48;

    /// <summary>Stands around what is meant, or ends the sentence that it was copied from.</summary>
    private static readonly char[] Around = [.. "\"'`´‘’‚‛“”„‟«»‹›<>()[]{},;:\\ \t"];

    private static readonly char[] Behind = [.. Around, '.', '!', '?', '|', '…'];

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
                .Concat(Named(Unescape(visible)))
                .Append(visible.TrimStart(Around).TrimEnd(Behind))
                .Where(term => term.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What of a line could be a whole id or address, the most likely first: what its surroundings name as such, then
    /// each word. Meant for exact look-ups: a word of a sentence is the beginning of many names.
    /// </summary>
    /// <param name="line">One line of what was pasted.</param>
    public static IReadOnlyList<string> Candidates(string line)
    {
        var clean = AccountSearchResult.Clean(line);
        var (visible, plain) = (VisibleText.Strip(clean).Trim(), Plain(clean));
        return
        [
            .. Named(plain)
                .Append(visible.TrimStart(Around).TrimEnd(Behind))
                .Concat(Word().Matches(plain).Take(MaximumWords).SelectMany(word => Forms(word.Value)))
                .Where(term => term.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>True for a payment of Stripe, or its page there: it names no customer.</summary>
    public static bool IsStripePayment(string text) => StripePayment().IsMatch(text) && !StripeId().IsMatch(text);

    /// <summary>The text as it is read: without what cannot be seen, and with its escapes resolved.</summary>
    internal static string Plain(string text) => Unescape(VisibleText.Strip(text).Trim());

    /// <summary>Ids and addresses that their surroundings or their form name as such, the most exact first.</summary>
    private static IEnumerable<string> Named(string text)
    {
        Regex[] forms =
        [
            TranscriptAddress(),
            TranscriptParameter(),
            TranscriptLabel(),
            StripeId(),
            PageAddress(),
            LogLine(),
            Label(),
            Email(),
        ];
        return forms
            .Select(form => form.Match(text))
            .Where(match => match.Success)
            .Select(match => match.Groups["term"].Value.TrimEnd('.'));
    }

    /// <summary>Words end with the full stop of their sentence, or have it within: both are looked for.</summary>
    private static IEnumerable<string> Forms(string word) => [word, word.Trim('.', '-', '_', '+'), word.Trim('.')];

    /// <summary>An address's %2F and a log's \u0022 or \" as the characters that they stand for.</summary>
    private static string Unescape(string text)
    {
        var plain = text.Replace("\\u0022", "\"", StringComparison.OrdinalIgnoreCase)
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        return plain.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(plain) : plain;
    }

    /// <summary>Of a transcript's page, or of this API: <c>https://console.example/transcripts/t1</c>.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9_-])transcripts?/(?!lease\\b|heartbeat\\b|complete\\b)(?<term>[A-Za-z0-9_-]{1,64})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TranscriptAddress();

    /// <summary>Of a page's address: <c>/accounts/acme?transcript=t1</c>, <c>/accounts/acme?session=s1</c>.</summary>
    [GeneratedRegex("[?&](?:transcript|session)=(?<term>[A-Za-z0-9_-]{1,64})", RegexOptions.IgnoreCase)]
    private static partial Regex TranscriptParameter();

    /// <summary>
    /// With its name before it: <c>transcript_id=t1</c>, <c>"TranscriptId":"t1"</c>, <c>session_id: s1</c>.
    /// </summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?:transcript|session)[_ -]?(?:id)?[\"'`]?\\s*[:=#]\\s*[\"'`<]?(?<term>[A-Za-z0-9_-]{1,64})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TranscriptLabel();

    /// <summary>Of a page: <c>https://console.example/accounts/acme?tab=billing</c>.</summary>
    [GeneratedRegex("(?:^|[^A-Za-z0-9_-])accounts/(?<term>[A-Za-z0-9_-]{1,64})", RegexOptions.IgnoreCase)]
    private static partial Regex PageAddress();

    /// <summary>A customer of Stripe, also in an address of its dashboard.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9_])(?<term>cus_[A-Za-z0-9_]{1,60})")]
    private static partial Regex StripeId();

    /// <summary>A payment or charge of Stripe.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9_])(?:pi|ch|py)_[A-Za-z0-9]{8,}")]
    private static partial Regex StripePayment();

    /// <summary>
    /// The line that is logged for a refusal: <c>error triggered: ... (account acme, 3 transcripts refused)</c>.
    /// </summary>
    [GeneratedRegex(@"\(account (?<term>[A-Za-z0-9_-]{1,64})[,)]")]
    private static partial Regex LogLine();

    /// <summary>With its name before it: <c>account_id: acme</c>, <c>"accountId": "acme"</c>.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?:account|customer|api[_ -]?key)[_ "
            + "-]?(?:id)?[\"'`]?\\s*[:=#]\\s*[\"'`<]?(?<term>[A-Za-z0-9_-]{1,64})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    /// <summary>
    /// Wherever it stands: <c>Ann &lt;ann@acme.example&gt;</c>, <c>mailto:ann@acme.example</c>,
    /// <c>&lt;mailto:a@b.example|a@b.example&gt;</c>.
    /// </summary>
    [GeneratedRegex("""(?<term>[^\s<>()\[\]\\,;:"'`|=&?/@“”„«»⏎]{1,64}@[^\s<>()\[\]\\,;:"'`|=&?/@“”„«»⏎]{1,190})""")]
    private static partial Regex Email();

    /// <summary>What an id or an address may consist of.</summary>
    [GeneratedRegex("[A-Za-z0-9_+.@-]{1,254}")]
    private static partial Regex Word();
}
