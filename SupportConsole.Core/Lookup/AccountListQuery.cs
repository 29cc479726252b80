using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Lookup;

/// <summary>Which accounts a list shows, and in which order.</summary>
public sealed record AccountListQuery
{
    public const int MaximumTake = 200;

    /// <summary>
    /// What is searched for, as in <see cref="IAccountDirectory.SearchAsync"/>; empty lists every account.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Only accounts on this plan; null for all.</summary>
    public AccountPlan? Plan { get; init; }

    /// <summary>Only accounts with transcripts that wait for room under the limit.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>Only accounts with a balance below zero, whether or not it stops them.</summary>
    public bool IsNegative { get; init; }

    /// <summary>Only disabled accounts.</summary>
    public bool IsDisabled { get; init; }

    public AccountSort Sort { get; init; }

    /// <summary>True for the highest first. Does nothing for <see cref="AccountSort.Need"/>.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Rows left out at the beginning; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>Rows wanted, 0 to <see cref="MaximumTake"/>; numbers outside are brought into that range.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>The order of a list of accounts. Accounts that are equal in it follow by name, then by id.</summary>
public enum AccountSort
{
    /// <summary>
    /// Most in need first: throttled now (most waiting first), then stopped by a negative balance, then at work, then
    /// the rest.
    /// </summary>
    Need = 0,
    Name,
    Id,
    Plan,
    Running,
    Queued,
    Balance,
    Created,
}

/// <summary>Some rows of a list of accounts.</summary>
/// <param name="Accounts">The rows asked for, in order.</param>
/// <param name="Total">How many accounts the whole list has.</param>
public sealed record AccountListPage(IReadOnlyList<AccountOverview> Accounts, int Total);
