using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Addresses of and about accounts.</summary>
internal static class AccountLinks
{
    private const int LongestEscaped = 6_000;
    private const int ShortQuery = 500;

    public static string Account(string accountId) => $"/accounts/{Uri.EscapeDataString(accountId)}";

    /// <summary>A session on its account's tab about streaming.</summary>
    public static string StreamingSession(string accountId, string sessionId) =>
        $"{Account(accountId)}?tab=streaming&session={Uri.EscapeDataString(sessionId)}";

    /// <summary>Of a long paste only the beginning stands in the address: servers refuse lines of 8 KB and more.</summary>
    public static string Search(string query) =>
        query.Length == 0 ? "/accounts" : $"/accounts?q={Uri.EscapeDataString(InAddress(query))}";

    private static string InAddress(string query) =>
        Uri.EscapeDataString(query).Length <= LongestEscaped ? query : AccountSearchResult.Clean(query[..ShortQuery]);

    public static string AuditEntry(long sequence) => FormattableString.Invariant($"/audit/{sequence}");
}
