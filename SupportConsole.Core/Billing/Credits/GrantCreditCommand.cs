using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Credits;

/// <summary>
/// A person grants the one complimentary credit; what a negative balance held back starts in the same transaction.
/// </summary>
internal sealed class GrantCreditCommand(Actor actor, CreditRequest request, BillingOptions billing)
    : Command<CreditOutcome>
{
    public override int Weight => 3;

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(request.AccountId);
        context.Ledger.Require(request.AccountId, LedgerEntry.CreditReference);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context)
    {
        if (context.Audit.Earlier(request.CorrelationId) is { } earlier)
        {
            Outcome = Repeat(earlier);
        }
        else if (context.Accounts.Find(request.AccountId) is not { } account)
        {
            Outcome = new CreditOutcome.UnknownAccount();
        }
        else if (!actor.May(Permission.GrantCredit))
        {
            Append(
                context,
                AuditOutcome.Forbidden,
                account.State,
                new(account.State.Balance.Dollars) { CreditUsd = billing.CreditUsd },
                CreditTexts.Forbidden
            );
            Outcome = new CreditOutcome.Forbidden(CreditTexts.Forbidden);
        }
        else if (
            CreditPolicy.Refusal(
                account.State,
                context.Ledger.Amount(request.AccountId, LedgerEntry.CreditReference) is not null,
                billing
            ) is
            { } refusal
        )
        {
            var entry = Append(
                context,
                AuditOutcome.Refused,
                account.State,
                new(account.State.Balance.Dollars) { CreditUsd = billing.CreditUsd },
                refusal
            );
            Outcome = new CreditOutcome.Refused(refusal, entry.Sequence);
        }
        else
        {
            Outcome = Grant(context, account);
        }
    }

    private CreditOutcome.Granted Grant(CommandContext context, LimitedAccount account)
    {
        var before = account.State;
        var after = before.Balance + billing.Credit;
        context.Ledger.Post(
            new()
            {
                AccountId = request.AccountId,
                Kind = LedgerKind.ComplimentaryCredit,
                Amount = billing.Credit,
                BalanceAfter = after,
                Reference = LedgerEntry.CreditReference,
                At = context.Now,
            }
        );
        var step = AsyncLimiter.Drain(before with { Balance = after }, context.LimitOptions);
        account.Move(step, []);
        var entry = Append(
            context,
            AuditOutcome.Applied,
            before,
            new(after.Dollars) { CreditUsd = billing.CreditUsd, Started = step.Starts },
            rule: null
        );
        return new(before.Balance, after, step.Starts, entry.Sequence);
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        AccountState before,
        AuditedCredit after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
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
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private CreditOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != AuditActions.GrantCredit
            || AuditedCredit.Read(earlier.Before) is not { } before
            || AuditedCredit.Read(earlier.After) is not { } after
        )
        {
            return new CreditOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new CreditOutcome.Granted(
                Money.FromDollars(before.BalanceUsd),
                Money.FromDollars(after.BalanceUsd),
                after.Started ?? 0,
                earlier.Sequence
            ),
            AuditOutcome.Forbidden => new CreditOutcome.Forbidden(earlier.Rule!),
            _ => new CreditOutcome.Refused(earlier.Rule!, earlier.Sequence),
        };
    }
}
