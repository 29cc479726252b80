using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Addresses of and about accounts.</summary>
internal static class AccountLinks
{
    public static string Account(string accountId) => $"/accounts/{Uri.EscapeDataString(accountId)}";

    /// <summary>A session on its account's tab about streaming.</summary>
    public static string StreamingSession(string accountId, string sessionId) =>
        $"{Account(accountId)}?tab=streaming&session={Uri.EscapeDataString(sessionId)}";

    /// <summary>Where a found account is opened: at what it was found by, where that has a place of its own.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="found">What the search found; null while nothing is.</param>
    public static string Found(string accountId, AccountSearchResult? found) =>
        found?.Matches.FirstOrDefault(match => match.Overview.Account.Id == accountId)?.SessionId is { } session
            ? StreamingSession(accountId, session)
            : Account(accountId);

    public static string Search(string query) =>
        query.Length == 0 ? "/accounts" : $"/accounts?q={Uri.EscapeDataString(query)}";

    public static string AuditEntry(long sequence) => FormattableString.Invariant($"/audit/{sequence}");
}
