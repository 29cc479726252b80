namespace SupportConsole.Core.Lookup;

/// <summary>Which accounts a list shows, and in which order.</summary>
public sealed record AccountListQuery
{
    public const int MaximumTake = 200;

    /// <summary>
    /// How many accounts are counted, and how far a list can be paged. A longer list says that there are more; its file
    /// has all of them.
    /// </summary>
    public const int MaximumCounted = 10_000;

    /// <summary>
    /// How many matches of a text are counted and sorted: they come in no order that could be walked.
    /// </summary>
    public const int MaximumMatches = 2_000;

    /// <summary>
    /// What is searched for, as in <see cref="IAccountDirectory.SearchAsync"/>; empty lists every account.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>The ready-made view that the list begins with.</summary>
    public AccountListView View { get; init; }

    /// <summary>What the accounts of the view must be besides.</summary>
    public AccountConditions Conditions { get; init; } = AccountConditions.None;

    /// <summary>
    /// Only these accounts, at most <see cref="MaximumTake"/>; null for all. Without a <see cref="Sort"/> of its own
    /// the list keeps their order.
    /// </summary>
    public IReadOnlyList<string>? Ids { get; init; }

    public AccountSort Sort { get; init; }

    /// <summary>True for the highest first. Does nothing for <see cref="AccountSort.Need"/>.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Rows left out at the beginning; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>Rows wanted, 0 to <see cref="MaximumTake"/>; numbers outside are brought into that range.</summary>
    public int Take { get; init; } = 50;

    /// <summary>True when nothing but a text is asked for.</summary>
    internal bool IsTextOnly => View == AccountListView.All && Conditions == AccountConditions.None && Ids is null;

    /// <summary>True when no column of the account is narrowed but the one that is sorted by.</summary>
    internal bool IsNarrowedBySortOnly =>
        (
            Sort == AccountSort.Changed
            || (View != AccountListView.Changed && Conditions is { ChangedFrom: null, ChangedTo: null })
        )
        && (Sort == AccountSort.Id || Conditions.Id is null)
        && (Sort == AccountSort.Email || Conditions.Email is null)
        && (Sort == AccountSort.Name || Conditions.Name is null)
        && (Sort == AccountSort.StripeCustomer || Conditions.StripeCustomer is null);
}
