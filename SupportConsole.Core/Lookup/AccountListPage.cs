namespace SupportConsole.Core.Lookup;

/// <summary>Some rows of a list of accounts.</summary>
/// <param name="Rows">The rows asked for, in order.</param>
/// <param name="Total">
/// How many accounts the whole list has, at most <see cref="AccountListQuery.MaximumCounted"/>.
/// </param>
/// <param name="HasMore">True when there are more than are counted.</param>
public sealed record AccountListPage(IReadOnlyList<AccountListRow> Rows, int Total, bool HasMore);

/// <summary>An account of a list.</summary>
/// <param name="Overview">The account with its live figures.</param>
/// <param name="StreamingLimit">New streaming sessions a minute at the start.</param>
/// <param name="MaximumKeys">API keys that it may have.</param>
/// <param name="MaximumProjects">Projects that it may have.</param>
public sealed record AccountListRow(AccountOverview Overview, int StreamingLimit, int MaximumKeys, int MaximumProjects)
{
    /// <summary>How its work is paid for.</summary>
    public AccountBilling Billing =>
        Overview.State.EomBilling ? AccountBilling.EndOfMonth
        : Overview.State.HasAutoPay ? AccountBilling.AutoPay
        : AccountBilling.Deposit;
}
