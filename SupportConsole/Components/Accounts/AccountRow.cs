using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>A row of the list of accounts.</summary>
/// <param name="Listed">The account with all that the list shows.</param>
/// <param name="Key">The API key that it was found by; null for any other field.</param>
public sealed record AccountRow(AccountListRow Listed, ApiKeyHit? Key = null)
{
    /// <summary>The account with its live figures.</summary>
    public AccountOverview Overview => Listed.Overview;

    /// <summary>The account's id.</summary>
    public string Id => Overview.Account.Id;

    /// <summary>When the last act on it was audited; null where it is not known.</summary>
    public DateTimeOffset? ChangedAt =>
        Overview.Account.ChangedAt == DateTimeOffset.UnixEpoch ? null : Overview.Account.ChangedAt;
}
