namespace SupportConsole.Core.Accounts;

/// <summary>
/// Who a customer is: identity and contact. What the limits decide by (plan, balance, overrides, counters) stands in
/// <see cref="Limits.AccountState"/>, so that a decision reads one row.
/// </summary>
public sealed record Account
{
    /// <summary>Internal row number; the substring index of SQLite refers to it. Never shown.</summary>
    public long Number { get; init; }

    /// <summary>1-64 of <c>A-Z a-z 0-9 _ -</c>, given by the platform; case matters.</summary>
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    /// <summary>Stripe's <c>cus_...</c>, when billing knows the customer.</summary>
    public string? StripeCustomerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which of the platform's fields a manager has set: the platform does not move those.</summary>
    public ConsoleFields ConsoleFields { get; init; }

    /// <summary>
    /// Who looks after an important account, as a manager named them (1-200 characters); null for any other account.
    /// </summary>
    public string? ImportantOwner { get; init; }

    /// <summary>The account's name in another billing system, 1-128 characters; null for none.</summary>
    public string? ExternalBillingId { get; init; }

    /// <summary>
    /// After how many hours its finished transcripts and ended sessions are deleted, 1 to 87,600 (ten years); null for
    /// <c>Retention:TranscriptDays</c>.
    /// </summary>
    public int? TranscriptTtlHours { get; init; }

    /// <summary>
    /// When the last act on the account was audited: its registration, or a change of its identity, terms, limits,
    /// money, projects or keys by a person or the platform. 1970 for an account that a version that did not keep it
    /// has registered, until the next act.
    /// </summary>
    public DateTimeOffset ChangedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Lower-case copies that the search reads; see <see cref="AccountSearchKeys"/>.</summary>
    public required AccountSearchKeys Keys { get; init; }
}
