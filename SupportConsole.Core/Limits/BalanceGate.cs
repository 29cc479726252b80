namespace SupportConsole.Core.Limits;

/// <summary>Why new work of an account is refused.</summary>
public enum NewWorkRefusal
{
    NegativeBalance,
    Disabled,
}

/// <summary>Whether an account may bring new work at all. Source: domain.md, "Negative balance".</summary>
public static class BalanceGate
{
    /// <summary>The refusal, or null when the account may bring work.</summary>
    public static NewWorkRefusal? Check(AccountState state, NegativeBalanceOptions negativeBalance)
    {
        if (state.Disabled)
        {
            return NewWorkRefusal.Disabled;
        }

        return state.IsStoppedByBalance && negativeBalance.NewWork == NegativeBalanceNewWork.Refuse
            ? NewWorkRefusal.NegativeBalance
            : null;
    }
}
