using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>Where a row leads: one level deeper into the same period.</summary>
internal static class UsageLinks
{
    /// <summary>
    /// An account's row leads to its tab, any other to the page that shows it alone, by what it consists of.
    /// </summary>
    /// <param name="address">What is shown.</param>
    /// <param name="group">The row's.</param>
    public static string Of(UsageAddress address, UsageGroup group)
    {
        var filter = address.Filter;
        return (
            address.GroupBy switch
            {
                UsageGrouping.Account => address.OnTab(group.AccountId ?? ""),
                UsageGrouping.Product => address.OnPage(filter with { Product = group.Product }, UsageGrouping.Model),
                UsageGrouping.Model => address.OnPage(
                    filter with
                    {
                        Product = group.Product,
                        Model = group.Model,
                    },
                    filter.AccountId is null ? UsageGrouping.Account : UsageGrouping.ApiKey
                ),
                UsageGrouping.Project => address.OnPage(
                    filter with
                    {
                        AccountId = group.AccountId,
                        ProjectId = group.ProjectId,
                    },
                    UsageGrouping.ApiKey
                ),
                _ => address.OnPage(
                    filter with
                    {
                        AccountId = group.AccountId,
                        ApiKeyId = group.ApiKeyId,
                    },
                    UsageGrouping.Model
                ),
            }
        ).ToUri();
    }
}
