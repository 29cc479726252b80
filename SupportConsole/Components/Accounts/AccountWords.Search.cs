using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the search.</summary>
internal static partial class AccountWords
{
    public const string Searching = "Searching…";
    public const string SearchTitle = "Accounts";
    public const string SearchLabel = "Search accounts";
    public const string Plan = "Plan";
    public const string AnyPlan = "Any plan";
    public const string NoAccount = "There is no account yet.";
    public const string NoneInState = "No account is in this state.";

    public const string SearchHint =
        "Paste what the customer gave you: account id, e-mail address, company name, domain, Stripe customer id, a "
        + "whole transcript or streaming session id, or an API key. "
        + "A whole id, e-mail or key opens its account on Enter, the X-Decision-Id of an answer its explanation.";
    public const string StateLabel = "State";
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

    public static string ListState(AccountListState state) =>
        state switch
        {
            AccountListState.Throttled => "Throttled",
            AccountListState.Negative => "Negative balance",
            AccountListState.Disabled => "Disabled",
            _ => "All",
        };

    public static readonly string SearchFields =
        "Searched: account id, e-mail, name, domain and Stripe customer id, from the beginning, or any part from "
        + $"{AccountSearchResult.MinimumSubstringLength} characters on; transcript and session ids only whole; API keys from the "
        + "beginning, in exact case.";

    public static string NoMatch(string query) => $"No account matches “{Shorten(query)}”.";

    /// <summary>By what an account was found, beside its id: its e-mail unless that is a key or a session.</summary>
    public static string Hit(AccountMatch match) =>
        match switch
        {
            { Key: { } key } => KeyHit(key),
            { SessionId: { } session } => $"streaming session {session}",
            _ => match.Overview.Account.Email,
        };

    /// <summary>"key sk_ab12cd34… of project production".</summary>
    public static string KeyHit(ApiKeyHit key) =>
        $"key {key.Prefix}… ({key.Name}) of project {key.Project}{(key.IsDeleted ? ", deleted" : "")}";

    private static string Shorten(string query) => query.Length <= 60 ? query : query[..59] + "…";
}
