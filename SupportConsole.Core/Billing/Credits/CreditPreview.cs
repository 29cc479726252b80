using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Core.Billing.Credits;

/// <summary>What the complimentary credit would do now.</summary>
/// <param name="Before">Balance now.</param>
/// <param name="After">Balance with the credit.</param>
/// <param name="LimitBefore">Effective limit now.</param>
/// <param name="LimitAfter">Effective limit with the credit.</param>
/// <param name="Starts">Waiting transcripts that would start at once.</param>
public sealed record CreditPreview(Money Before, Money After, int LimitBefore, int LimitAfter, int Starts)
{
    /// <summary>By how much the balance stays negative; null when it does not.</summary>
    public Money? StaysNegativeBy => After.IsNegative ? -After : null;

    /// <summary>Computes it from an account as it stands.</summary>
    public static CreditPreview Of(BillingFacts facts, BillingOptions options)
    {
        var state = facts.State;
        var lifted = state with { Balance = state.Balance + options.Credit };
        var limit =
            state.Disabled || state.IsPaused || lifted.IsStoppedByBalance
                ? facts.Limit.Value
                : facts.Limit.ThrottleLimit;
        return new(
            state.Balance,
            lifted.Balance,
            facts.Limit.Value,
            limit,
            Math.Clamp(limit - state.Running, 0, state.Queued)
        );
    }
}
