using System.Text;
using System.Text.Json.Serialization;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <summary>What a search found, best matches first.</summary>
/// <param name="Query">What was searched for, as <see cref="Shown"/> leaves it.</param>
/// <param name="Matches">At most <see cref="MaximumMatches"/>.</param>
/// <param name="HasMore">True when more accounts match than are listed.</param>
/// <param name="ExactAccountId">
/// The account meant beyond doubt (a whole id, e-mail, Stripe id, transcript id, session id or API key that only one account has);
/// the page goes straight there.
/// </param>
public sealed record AccountSearchResult(
    string Query,
    IReadOnlyList<AccountMatch> Matches,
    bool HasMore,
    string? ExactAccountId
)
{
    public const int MaximumMatches = 50;

    /// <summary>The match of the account that is meant beyond doubt; null when none is.</summary>
    [JsonIgnore]
    public AccountMatch? ExactMatch =>
        ExactAccountId is null ? null : Matches.FirstOrDefault(match => match.Overview.Account.Id == ExactAccountId);

    public const int MaximumQueryLength = 500;

    /// <summary>Fewer characters than this match only the beginning of a field.</summary>
    public const int MinimumSubstringLength = 3;

    /// <summary>
    /// The query that is searched for when this was typed: trimmed, cut, and without what is no text. Databases refuse
    /// NUL and halves of a character (the cut may leave one). Cleaning twice changes nothing.
    /// </summary>
    public static string Clean(string query)
    {
        var trimmed = query.Trim();
        var cut = trimmed.Length > MaximumQueryLength ? trimmed[..MaximumQueryLength] : trimmed;
        return string.Concat(
                cut.EnumerateRunes()
                    .Where(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune))
                    .Select(rune => rune.ToString())
            )
            .Trim();
    }

    /// <summary>
    /// The query as it may be shown and stand in an address: as <see cref="Clean"/> leaves it, an API key cut to its
    /// prefix. A secret that was pasted stays in the box it was pasted into.
    /// </summary>
    public static string Shown(string query) => ApiKeyText.Conceal(Clean(query));
}

/// <summary>An account that matched.</summary>
/// <param name="Overview">The account with its live figures.</param>
/// <param name="Field">Where the query was found.</param>
public sealed record AccountMatch(AccountOverview Overview, AccountMatchField Field)
{
    /// <summary>The API key that was found; null for other fields.</summary>
    public ApiKeyHit? Key { get; init; }

    /// <summary>The id of the transcript that was found; null for other fields.</summary>
    public string? TranscriptId { get; init; }

    /// <summary>The id of the streaming session that was found; null for other fields.</summary>
    public string? SessionId { get; init; }
}

/// <summary>An API key by which an account was found.</summary>
/// <param name="Prefix">The first characters of its secret.</param>
/// <param name="Name">Its name.</param>
/// <param name="Project">The name of its project.</param>
/// <param name="IsDeleted">True for one that is refused by now: a common cause of 401.</param>
public sealed record ApiKeyHit(string Prefix, string Name, string Project, bool IsDeleted);

/// <summary>The field a query was found in.</summary>
public enum AccountMatchField
{
    Id,
    Email,
    Domain,
    Name,
    StripeCustomerId,
    TranscriptId,
    ApiKey,
    SessionId,
}
