using System.Text;
using System.Text.Json.Serialization;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <summary>What a search found, best matches first.</summary>
/// <param name="Query">What was searched for, as <see cref="Shown"/> leaves it.</param>
/// <param name="Matches">At most <see cref="MaximumMatches"/>.</param>
/// <param name="HasMore">True when more accounts match than are listed.</param>
/// <param name="ExactAccountId">
/// The account meant beyond doubt (a whole id, e-mail, Stripe id, external billing id, transcript id, session id or API key that only one account has);
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

    /// <summary>How many lines were looked at, each for itself; 1 for what was typed.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>How many lines of a paste were not looked at.</summary>
    public int SkippedLines { get; init; }

    /// <summary>Room for some lines of a log; a longer text is cut, see <see cref="PastedLines"/>.</summary>
    public const int MaximumQueryLength = 2_000;

    /// <summary>Fewer characters than this match only the beginning of a field.</summary>
    public const int MinimumSubstringLength = 3;

    /// <summary>
    /// The query that is searched for when this was typed: on one line, trimmed, cut, and without what is no text; a
    /// tab is a blank. Databases refuse NUL and halves of a character (the cut may leave one). Cleaning twice changes
    /// nothing.
    /// </summary>
    public static string Clean(string query) =>
        string.Concat(
                PastedLines
                    .Join(query.Replace('\t', ' '), MaximumQueryLength)
                    .EnumerateRunes()
                    .Where(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune))
                    .Select(rune => rune.ToString())
            )
            .Trim();

    /// <summary>
    /// The query as it may be shown and stand in an address: as <see cref="Clean"/> leaves it, an API key cut to its
    /// prefix. A secret that was pasted stays in the box it was pasted into.
    /// </summary>
    public static string Shown(string query)
    {
        var clean = Clean(query);
        var plain = PastedText.Plain(clean);
        var concealed = ApiKeyText.Conceal(plain);

        // A key with an invisible character or an escape in it is one to whoever reads it.
        return concealed == plain ? ApiKeyText.Conceal(clean) : concealed;
    }
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

    /// <summary>
    /// Tells rows of one result apart: an account's id, or a transcript or session, which may be one of several.
    /// </summary>
    [JsonIgnore]
    public string RowId =>
        this switch
        {
            { TranscriptId: { } id } => $"transcript {id}",
            { SessionId: { } id } => $"session {id}",
            _ => Overview.Account.Id,
        };
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

    /// <summary>The id of an escalation of the account.</summary>
    Escalation,

    /// <summary>The account's id in another billing system, whole and as it is written there.</summary>
    ExternalBillingId,
}
