namespace SupportConsole.Components.Accounts;

/// <summary>Addresses of and about accounts.</summary>
internal static class AccountLinks
{
    public static string Account(string accountId) => $"/accounts/{Uri.EscapeDataString(accountId)}";

    public static string Search(string query) =>
        query.Length == 0 ? "/accounts" : $"/accounts?q={Uri.EscapeDataString(query)}";

    public static string AuditEntry(long sequence) => FormattableString.Invariant($"/audit/{sequence}");
}
