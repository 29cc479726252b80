using System.Text;

namespace SupportConsole.Core.Accounts;

/// <summary>What a search found, best matches first.</summary>
/// <param name="Query">What was searched for, as <see cref="Clean"/> leaves it.</param>
/// <param name="Matches">At most <see cref="MaximumMatches"/>.</param>
/// <param name="HasMore">True when more accounts match than are listed.</param>
/// <param name="ExactAccountId">The account meant beyond doubt (a whole id, e-mail, Stripe id or transcript id that only one account has); the page goes straight there.</param>
public sealed record AccountSearchResult(string Query, IReadOnlyList<AccountMatch> Matches, bool HasMore, string? ExactAccountId)
{
    public const int MaximumMatches = 50;

    public const int MaximumQueryLength = 200;

    /// <summary>Fewer characters than this match only the beginning of a field.</summary>
    public const int MinimumSubstringLength = 3;

    /// <summary>
    /// The query that is searched for when this was typed: trimmed, cut, and without what is no text. Databases refuse NUL and
    /// halves of a character (the cut may leave one). Cleaning twice changes nothing.
    /// </summary>
    public static string Clean(string query)
    {
        var trimmed = query.Trim();
        var cut = trimmed.Length > MaximumQueryLength ? trimmed[..MaximumQueryLength] : trimmed;
        return string.Concat(cut.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune)).Select(rune => rune.ToString())).Trim();
    }
}

/// <summary>An account that matched.</summary>
/// <param name="Overview">The account with its live figures.</param>
/// <param name="Field">Where the query was found.</param>
public sealed record AccountMatch(AccountOverview Overview, AccountMatchField Field);

/// <summary>The field a query was found in.</summary>
public enum AccountMatchField
{
    Id,
    Email,
    Domain,
    Name,
    StripeCustomerId,
    TranscriptId,
}
