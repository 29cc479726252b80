namespace SupportConsole.Core.Lookup;

/// <summary>
/// The order of a list of accounts. Accounts that are equal in it follow in the same direction: by the order in which
/// they were registered for what an account is, by id for its terms and figures. So no two are equal.
/// </summary>
public enum AccountSort
{
    /// <summary>
    /// Most in need first: throttled now (most waiting first), then stopped by a negative balance, then at work, then
    /// the rest.
    /// </summary>
    Need = 0,
    Name,
    Id,
    Email,
    StripeCustomer,
    Created,
    Changed,
    Plan,
    Billing,
    Disabled,
    Balance,
    Limit,
    StreamingLimit,
    Running,
    Queued,
    MaximumKeys,
    MaximumProjects,
}
