using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>A row of the list of accounts.</summary>
/// <param name="Overview">The account with its live figures.</param>
/// <param name="Key">The API key that it was found by; null for any other field.</param>
public sealed record AccountRow(AccountOverview Overview, ApiKeyHit? Key = null)
{
    /// <summary>The account's id.</summary>
    public string Id => Overview.Account.Id;
}
