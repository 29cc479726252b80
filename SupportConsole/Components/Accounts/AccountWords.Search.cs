using SupportConsole.Components.Shared;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the search.</summary>
internal static partial class AccountWords
{
    public const string Searching = "Searching…";
    public const string SearchTitle = "Accounts";
    public const string SearchLabel = "Search accounts";
    public const string NoAccount = "There is no account yet.";
    public const string NoneInView = "No account meets the filters of this view.";

    public const string SearchHint =
        "Paste what the customer gave you: account id, e-mail address, company name, domain, Stripe customer id, a "
        + "whole external billing, transcript or streaming session id, an API key, a line of a log, an address of a page, or several lines. "
        + "A whole id, e-mail or key opens its page on Enter, the X-Decision-Id of an answer its explanation.";
    public const string AccountColumn = "Account";
    public const string IdColumn = "Id";
    public const string EmailColumn = "E-mail";
    public const string PlanColumn = "Plan";
    public const string RunningColumn = "Running";
    public const string QueuedColumn = "Queued";
    public const string LimitColumn = "Limit";
    public const string BalanceColumn = "Balance";
    public const string StateColumn = "State";
    public const string SignedUpColumn = "Signed up";
    public const string KeysChoose = "choose,";
    public const string KeyOpens = "opens.";

    public static readonly string SearchFields =
        "Searched: account id, e-mail, name, domain and Stripe customer id, from the beginning, or any part from "
        + $"{AccountSearchResult.MinimumSubstringLength} characters on; external billing, transcript and session ids only whole and in exact case; API keys from the "
        + "beginning, in exact case.";

    public static string NoMatch(string query) =>
        PastedText.IsStripePayment(query)
            ? "A payment of Stripe names no account here. Open it in Stripe’s dashboard and paste its customer (cus_…)."
            : $"No account matches “{Shorten(query)}”.";

    /// <summary>What became of a paste of several lines.</summary>
    public static string LinesLookedAt(AccountSearchResult result) =>
        $"{Figures.Count(result.Lines, "line", "lines")} looked at, "
        + (result.Matches.Count == 0 ? "nothing found" : Figures.Count(result.Matches.Count, "hit", "hits"))
        + (
            result.SkippedLines == 0
                ? "."
                : $"; {Figures.Count(result.SkippedLines, "more line was", "more lines were")} not looked at: paste them apart."
        );

    /// <summary>The name of what was found.</summary>
    public static string HitName(AccountMatch match) =>
        match.TranscriptId is { } id ? $"Transcript {id}" : match.Overview.Account.Name;

    /// <summary>What tells it from others.</summary>
    public static string HitDetail(AccountMatch match) =>
        match switch
        {
            { TranscriptId: not null } => $"of {match.Overview.Account.Name} · {match.Overview.Account.Id}",
            { Key: { } key } => $"{match.Overview.Account.Id} · {KeyHit(key)}",
            { SessionId: { } session } => $"{match.Overview.Account.Id} · streaming session {session}",
            _ => $"{match.Overview.Account.Id} · {match.Overview.Account.Email}",
        };

    /// <summary>"key sk_ab12cd34… of project production".</summary>
    public static string KeyHit(ApiKeyHit key) =>
        $"key {key.Prefix}… ({key.Name}) of project {key.Project}{(key.IsDeleted ? ", deleted" : "")}";

    private static string Shorten(string query) => query.Length <= 60 ? query : query[..59] + "…";
}
