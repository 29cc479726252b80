using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>A balance that does not last long at the present rate.</summary>
/// <param name="Lasts">For how long, at the mean rate of <paramref name="Days"/>.</param>
/// <param name="Spent">Charged in those days.</param>
/// <param name="Days">Over how many days that was measured.</param>
public sealed record BalanceRunway(TimeSpan Lasts, Money Spent, int Days)
{
    /// <summary>
    /// How long a balance lasts; null when it is not low, when something refills it or bills it later, when it is
    /// negative already, and when nothing is spent.
    /// </summary>
    internal static BalanceRunway? Of(AccountState state, MeasuredSpend? spend, LowBalanceOptions options) =>
        spend is not null && IsCandidate(state) && state.Balance < spend.LowBelow
            ? new(options.Lasts(state.Balance, spend.Spent), spend.Spent, options.Days)
            : null;

    /// <summary>True of accounts that live on their deposit.</summary>
    internal static bool IsCandidate(AccountState state) =>
        state is { Disabled: false, EomBilling: false, HasAutoPay: false, Balance.IsNegative: false };
}
