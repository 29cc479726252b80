using SupportConsole.Core.Billing;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Money comes in, or is corrected; what a negative balance held back starts in the same transaction.</summary>
internal sealed class DepositCommand(DepositRequest deposit) : LimitCommand<DepositOutcome>
{
    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(deposit.AccountId);
        requirements.LedgerReferences.Add((deposit.AccountId, deposit.Reference));
    }

    public override void Decide(LimitBatch batch)
    {
        if (batch.Book(deposit.AccountId) is not { } book)
        {
            Outcome = new DepositOutcome.UnknownAccount();
        }
        else if (batch.LedgerReferences.TryGetValue((deposit.AccountId, deposit.Reference), out var known))
        {
            Outcome = known == deposit.Amount ? new DepositOutcome.Accepted(book.State.Balance) : new DepositOutcome.ReferenceTaken(known);
        }
        else
        {
            var balance = book.State.Balance + deposit.Amount;
            batch.LedgerReferences[(deposit.AccountId, deposit.Reference)] = deposit.Amount;
            batch.Ledger.Add(new()
            {
                AccountId = deposit.AccountId,
                Kind = deposit.Kind,
                Amount = deposit.Amount,
                BalanceAfter = balance,
                Reference = deposit.Reference,
                At = batch.Now,
            });
            book.Move(AsyncLimiter.Drain(book.State with { Balance = balance }, batch.Rules.Limits), []);
            Outcome = new DepositOutcome.Accepted(balance);
        }
    }
}
