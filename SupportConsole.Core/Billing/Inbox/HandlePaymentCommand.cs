using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// A person gives a payment to an account, or dismisses it; what it moves in the ledger is in the same transaction.
/// </summary>
internal sealed class HandlePaymentCommand(Actor actor, HandleRequest request) : Command<HandleOutcome>
{
    public override int Weight => 5;

    private string Action => request.AccountId is null ? AuditActions.DismissPayment : AuditActions.MatchPayment;

    public override void Require(CommandContext context)
    {
        context.Inbox.Require(request.PaymentId);
        context.Audit.Attempts.Add(request.CorrelationId);
        if (request.AccountId is { } accountId)
        {
            context.Accounts.Require(accountId);
            context.Ledger.Require(accountId, request.PaymentId);
        }
    }

    public override void Decide(CommandContext context)
    {
        if (context.Audit.Earlier(request.CorrelationId) is { } earlier)
        {
            Outcome = Repeat(earlier);
        }
        else if (context.Inbox.Find(request.PaymentId) is not { } payment)
        {
            Outcome = new HandleOutcome.Unknown();
        }
        else if (!actor.May(Permission.HandlePayments))
        {
            Append(context, AuditOutcome.Forbidden, payment, payment, InboxTexts.Forbidden);
            Outcome = new HandleOutcome.Forbidden(InboxTexts.Forbidden);
        }
        else if (payment.State != request.Seen || payment.HandledAuditSequence != request.SeenAuditSequence)
        {
            var sentence = InboxTexts.Earlier(payment);
            var entry = Append(context, AuditOutcome.Conflict, payment, payment, sentence);
            Outcome = new HandleOutcome.Refused(sentence, entry.Sequence);
        }
        else if (Refusal(context, payment) is { } refusal)
        {
            var entry = Append(context, AuditOutcome.Refused, payment, payment, refusal);
            Outcome = new HandleOutcome.Refused(refusal, entry.Sequence);
        }
        else
        {
            Outcome = Apply(context, payment);
        }
    }

    private string? Refusal(CommandContext context, InboxPayment payment) =>
        request.AccountId is not { } accountId
            ? payment.Waits
                ? null
                : InboxTexts.NothingWaits
            : payment switch
            {
                { PaidAt: null } => InboxTexts.NotTold,
                { State: InboxState.NotOurs } => InboxTexts.NotOurs,
                { Currency: not "usd" } => InboxTexts.ForeignCurrency,
                { AccountId: { } owner } => InboxTexts.Belongs(owner),
                _ when context.Accounts.Find(accountId) is null => InboxTexts.NoAccount(accountId),
                _ => null,
            };

    private HandleOutcome.Applied Apply(CommandContext context, InboxPayment payment)
    {
        var handled = payment with
        {
            IsDismissed = request.AccountId is null,
            HandledBy = actor.Name,
            HandledAt = context.Now,
            HandledReason = request.Reason.Trim(),
            HandledAuditSequence = context.Audit.NextSequence,
        };
        var settled = PaymentSettlement.Settle(context, handled, context.Inbox.Facts(payment), request.AccountId);
        var entry = Append(context, AuditOutcome.Applied, payment, settled, rule: null);
        return new(settled.AccountId, BalanceOf(context, settled), entry.Sequence);
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        InboxPayment before,
        InboxPayment after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = Action,
                Outcome = outcome,
                AccountId = after.AccountId ?? request.AccountId,
                Before = Audited(before).Write(),
                After = (Audited(after) with { BalanceUsd = BalanceOf(context, after) }).Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    private static decimal? BalanceOf(CommandContext context, InboxPayment payment) =>
        payment.AccountId is { } accountId ? context.Accounts.Find(accountId)?.State.Balance.Dollars : null;

    private static AuditedPayment Audited(InboxPayment payment) =>
        new(payment.PaymentId, payment.State)
        {
            Amount = payment.Amount?.ToString(),
            CustomerId = payment.CustomerId,
            AccountId = payment.AccountId,
        };

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private HandleOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.Action != Action
            || AuditedPayment.Read(earlier.After) is not { } after
            || after.PaymentId != request.PaymentId
            || (request.AccountId is { } accountId && earlier.AccountId != accountId)
        )
        {
            return new HandleOutcome.Invalid("This attempt's id stands for another act. Try again.");
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new HandleOutcome.Applied(after.AccountId, after.BalanceUsd, earlier.Sequence),
            AuditOutcome.Forbidden => new HandleOutcome.Forbidden(earlier.Rule!),
            _ => new HandleOutcome.Refused(earlier.Rule!, earlier.Sequence),
        };
    }
}
