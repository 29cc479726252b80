using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Lookup;

/// <summary>What accounts of a list must be, a condition for each column; null conditions hold for all.</summary>
public sealed record AccountConditions
{
    /// <summary>No condition.</summary>
    public static readonly AccountConditions None = new();

    /// <summary>How the id begins; case does not matter, here and below.</summary>
    public string? Id { get; init; }

    /// <summary>How the e-mail address begins.</summary>
    public string? Email { get; init; }

    /// <summary>How the name begins.</summary>
    public string? Name { get; init; }

    /// <summary>How the Stripe customer id begins.</summary>
    public string? StripeCustomer { get; init; }

    public AccountPlan? Plan { get; init; }

    public AccountBilling? Billing { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>The balance, in micro-dollars.</summary>
    public NumberRange? Balance { get; init; }

    /// <summary>The effective throttle limit: 0 for a disabled account, at most 1 for one that its balance stops.</summary>
    public NumberRange? Limit { get; init; }

    /// <summary>New streaming sessions a minute at the start.</summary>
    public NumberRange? StreamingLimit { get; init; }

    public NumberRange? Running { get; init; }

    public NumberRange? Queued { get; init; }

    public NumberRange? MaximumKeys { get; init; }

    public NumberRange? MaximumProjects { get; init; }

    /// <summary>The last audited act was then or later.</summary>
    public DateTimeOffset? ChangedFrom { get; init; }

    /// <summary>The last audited act was before that.</summary>
    public DateTimeOffset? ChangedTo { get; init; }
}

/// <summary>Numbers from one to another, both included; null for an open end.</summary>
public readonly record struct NumberRange(long? From, long? To)
{
    public bool Includes(long number) => !(number < From) && !(number > To);
}
