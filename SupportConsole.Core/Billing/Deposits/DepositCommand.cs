using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Deposits;

/// <summary>
/// Money comes in, or is corrected; what a negative balance held back starts in the same transaction.
/// </summary>
internal sealed class DepositCommand(DepositRequest deposit) : Command<DepositOutcome>
{
    public override void Require(CommandContext context)
    {
        context.Accounts.Require(deposit.AccountId);
        context.Ledger.Require(deposit.AccountId, deposit.Reference);
    }

    public override void Decide(CommandContext context)
    {
        if (context.Accounts.Find(deposit.AccountId) is not { } account)
        {
            Outcome = new DepositOutcome.UnknownAccount();
        }
        else if (context.Ledger.Amount(deposit.AccountId, deposit.Reference) is { } known)
        {
            Outcome =
                known == deposit.Amount
                    ? new DepositOutcome.Accepted(account.State.Balance)
                    : new DepositOutcome.ReferenceTaken(known);
        }
        else
        {
            var balance = account.State.Balance + deposit.Amount;
            context.Ledger.Post(
                new()
                {
                    AccountId = deposit.AccountId,
                    Kind = deposit.Kind,
                    Amount = deposit.Amount,
                    BalanceAfter = balance,
                    Reference = deposit.Reference,
                    At = context.Now,
                }
            );
            account.Move(AsyncLimiter.Drain(account.State with { Balance = balance }, context.LimitOptions), []);
            Outcome = new DepositOutcome.Accepted(balance);
        }
    }
}
