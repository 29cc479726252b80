using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>Puts a correction into the ledger and the balance; what that lets start starts in the same transaction.</summary>
internal static class CorrectionPosting
{
    /// <summary>Posts it.</summary>
    /// <param name="context">The batch.</param>
    /// <param name="account">Whose balance.</param>
    /// <param name="correction">Posted; its reference is free.</param>
    /// <param name="append">Appends the audit entry, given the balance after and what started.</param>
    public static CorrectionOutcome.Posted Post(
        CommandContext context,
        LimitedAccount account,
        Correction correction,
        Func<Money, int, AuditEntry> append
    )
    {
        var before = account.State.Balance;
        var after = before + correction.Amount;
        context.Ledger.Post(
            new()
            {
                AccountId = correction.AccountId,
                Kind = LedgerKind.Adjustment,
                Amount = correction.Amount,
                BalanceAfter = after,
                Reference = correction.Reference,
                At = context.Now,
            }
        );
        var step = AsyncLimiter.Drain(account.State with { Balance = after }, context.LimitOptions);
        account.Move(step, []);
        return new(before, after, step.Starts, append(after, step.Starts).Sequence);
    }
}
