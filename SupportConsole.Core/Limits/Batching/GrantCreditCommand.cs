using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A person grants the one complimentary credit; what a negative balance held back starts in the same transaction.</summary>
internal sealed class GrantCreditCommand(Actor actor, CreditRequest request, BillingOptions billing) : LimitCommand<CreditOutcome>
{
    public override int Weight => 3;

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(request.AccountId);
        requirements.LedgerReferences.Add((request.AccountId, LedgerEntry.CreditReference));
        requirements.CorrelationIds.Add(request.CorrelationId);
    }

    public override void Decide(LimitBatch batch)
    {
        if (batch.EarlierAttempts.TryGetValue(request.CorrelationId, out var earlier))
        {
            Outcome = Repeat(earlier);
        }
        else if (batch.Book(request.AccountId) is not { } book)
        {
            Outcome = new CreditOutcome.UnknownAccount();
        }
        else if (!actor.May(Permission.GrantCredit))
        {
            Append(batch, AuditOutcome.Forbidden, book.State, new(book.State.Balance.Dollars) { CreditUsd = billing.CreditUsd }, CreditTexts.Forbidden);
            Outcome = new CreditOutcome.Forbidden(CreditTexts.Forbidden);
        }
        else if (CreditPolicy.Refusal(book.State, batch.LedgerReferences.ContainsKey((request.AccountId, LedgerEntry.CreditReference)), billing) is { } refusal)
        {
            var entry = Append(batch, AuditOutcome.Refused, book.State, new(book.State.Balance.Dollars) { CreditUsd = billing.CreditUsd }, refusal);
            Outcome = new CreditOutcome.Refused(refusal, entry.Sequence);
        }
        else
        {
            Outcome = Grant(batch, book);
        }
    }

    private CreditOutcome.Granted Grant(LimitBatch batch, AccountBook book)
    {
        var before = book.State;
        var after = before.Balance + billing.Credit;
        batch.LedgerReferences[(request.AccountId, LedgerEntry.CreditReference)] = billing.Credit;
        batch.Ledger.Add(new()
        {
            AccountId = request.AccountId,
            Kind = LedgerKind.ComplimentaryCredit,
            Amount = billing.Credit,
            BalanceAfter = after,
            Reference = LedgerEntry.CreditReference,
            At = batch.Now,
        });
        var step = AsyncLimiter.Drain(before with { Balance = after }, batch.Rules.Limits);
        book.Move(step, []);
        var entry = Append(batch, AuditOutcome.Applied, before, new(after.Dollars) { CreditUsd = billing.CreditUsd, Started = step.Starts }, rule: null);
        return new(before.Balance, after, step.Starts, entry.Sequence);
    }

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, AccountState before, AuditedCredit after, string? rule) => batch.Append(new()
    {
        Actor = actor,
        Action = AuditActions.GrantCredit,
        Outcome = outcome,
        AccountId = request.AccountId,
        Before = new AuditedCredit(before.Balance.Dollars).Write(),
        After = after.Write(),
        Rule = rule,
        Reason = request.Reason.Trim(),
        Ticket = request.Ticket.Trim(),
        CorrelationId = request.CorrelationId,
    });

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private CreditOutcome Repeat(AuditEntry earlier)
    {
        if (earlier.ActorId != actor.Id || earlier.AccountId != request.AccountId || earlier.Action != AuditActions.GrantCredit
            || AuditedCredit.Read(earlier.Before) is not { } before || AuditedCredit.Read(earlier.After) is not { } after)
        {
            return new CreditOutcome.Invalid([new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again.")]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new CreditOutcome.Granted(
                Money.FromDollars(before.BalanceUsd), Money.FromDollars(after.BalanceUsd), after.Started ?? 0, earlier.Sequence),
            AuditOutcome.Forbidden => new CreditOutcome.Forbidden(earlier.Rule!),
            _ => new CreditOutcome.Refused(earlier.Rule!, earlier.Sequence),
        };
    }
}
