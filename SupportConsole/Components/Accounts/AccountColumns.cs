using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>The keys of the list's columns as orders of Core.</summary>
internal static class AccountColumns
{
    /// <summary>What a column is sorted by; most in need first for one that is not.</summary>
    public static AccountSort SortOf(string? key) =>
        key switch
        {
            "name" => AccountSort.Name,
            "id" => AccountSort.Id,
            "email" => AccountSort.Email,
            "stripe" => AccountSort.StripeCustomer,
            "plan" => AccountSort.Plan,
            "billing" => AccountSort.Billing,
            "disabled" => AccountSort.Disabled,
            "limit" => AccountSort.Limit,
            "streaming" => AccountSort.StreamingLimit,
            "running" => AccountSort.Running,
            "queued" => AccountSort.Queued,
            "balance" => AccountSort.Balance,
            "keys" => AccountSort.MaximumKeys,
            "projects" => AccountSort.MaximumProjects,
            "created" => AccountSort.Created,
            "changed" => AccountSort.Changed,
            _ => AccountSort.Need,
        };
}
