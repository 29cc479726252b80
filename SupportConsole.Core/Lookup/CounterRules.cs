namespace SupportConsole.Core.Lookup;

/// <summary>
/// Which lists ask for what no index has: counters, the balance, and the effective limit, which a balance below zero
/// brings down to 1.
/// </summary>
internal static class CounterRules
{
    extension(AccountListQuery query)
    {
        /// <summary>True when which accounts the list has follows from counters.</summary>
        public bool IsNarrowedByCounters =>
            query.View is AccountListView.Negative or AccountListView.NearLimit or AccountListView.LowBalance
            || query.Conditions is { Balance: not null } or { Running: not null }
            || query.Conditions.Limit is { From: null or <= 1 };

        /// <summary>True when its order follows from counters.</summary>
        public bool IsOrderedByCounters =>
            query.Sort is AccountSort.Need or AccountSort.Balance or AccountSort.Running or AccountSort.Limit;

        /// <summary>True when its order is one of terms and figures, which no single index has.</summary>
        public bool IsOrderedByRank =>
            query.Sort
                is not (
                    AccountSort.Name
                    or AccountSort.Id
                    or AccountSort.Email
                    or AccountSort.StripeCustomer
                    or AccountSort.Created
                    or AccountSort.Changed
                );
    }
}
