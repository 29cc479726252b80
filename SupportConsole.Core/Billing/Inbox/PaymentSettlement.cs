using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// Brings the ledger to what stands for a payment, by entries of the difference. What a negative balance held back
/// starts in the same transaction.
/// </summary>
internal static class PaymentSettlement
{
    /// <summary>Settles a payment on the facts given, and keeps it.</summary>
    /// <param name="context">Has the payment, its account or its customer locked.</param>
    /// <param name="payment">As it was.</param>
    /// <param name="facts">All that is known.</param>
    /// <param name="accountId">Who gets it when nobody has it; null for whoever has its customer.</param>
    public static InboxPayment Settle(
        CommandContext context,
        InboxPayment payment,
        PaymentFacts facts,
        string? accountId = null
    )
    {
        var standing = PaymentStanding.Of(facts);
        var settled = payment.With(facts) with { AccountId = payment.AccountId ?? accountId ?? Owner() };
        if (settled is { AccountId: { } id } && standing.Nature != PaymentNature.Awaited)
        {
            settled = Post(context, settled, id, standing);
        }

        // What is disputed anew is looked at anew.
        settled = settled with
        {
            IsDismissed =
                settled.IsDismissed && !(settled.AccountId is not null && standing.Disputed > payment.Disputed),
        };
        var state = StateOf(settled, standing);
        settled = settled with { State = state, Waits = Waits(settled, state, standing) };
        context.Inbox.Save(settled, facts);
        return settled;

        string? Owner() =>
            payment.IsDismissed || facts.CustomerId is not { } customerId
                ? null
                : context.Identities.OwnerOf(customerId);
    }

    private static InboxState StateOf(InboxPayment payment, PaymentStanding standing) =>
        (standing.Nature, payment) switch
        {
            (PaymentNature.NotOurs, _) => InboxState.NotOurs,
            (PaymentNature.ForeignCurrency, { IsDismissed: true }) => InboxState.Dismissed,
            (PaymentNature.ForeignCurrency, _) => InboxState.ForeignCurrency,
            (PaymentNature.Awaited, { IsDismissed: true }) or (_, { AccountId: null, IsDismissed: true }) =>
                InboxState.Dismissed,
            (PaymentNature.Awaited, _) or (_, { AccountId: null }) => InboxState.Unmatched,
            (_, { IsDismissed: false }) when payment.Deposited != standing.Deposit => InboxState.AmountDiffers,
            _ when standing.Refunded > Money.Zero || standing.Disputed > Money.Zero => InboxState.Reversed,
            _ => InboxState.Deposited,
        };

    private static bool Waits(InboxPayment payment, InboxState state, PaymentStanding standing) =>
        !payment.IsDismissed
        && (
            state is InboxState.Unmatched or InboxState.ForeignCurrency or InboxState.AmountDiffers
            || standing.Disputed > Money.Zero
        );

    private static InboxPayment Post(
        CommandContext context,
        InboxPayment payment,
        string accountId,
        PaymentStanding standing
    )
    {
        context.DemandLocked(accountId);
        var account = context.Accounts.Find(accountId)!;
        if (!account.IsNew)
        {
            context.Ledger.DemandRead(accountId, payment.PaymentId);
        }

        // Billing may have posted it by itself, under the payment's id: then it stands as it was posted.
        if (
            payment.Entries == 0
            && standing.Deposit > Money.Zero
            && context.Ledger.Amount(accountId, payment.PaymentId) is { } known
        )
        {
            payment = payment with { Deposited = known, IsPostedElsewhere = true };
        }

        var balance = account.State.Balance;
        var entries = payment.Entries;
        if (!payment.IsPostedElsewhere)
        {
            var more = standing.Deposit - payment.Deposited;
            Add(
                more < Money.Zero ? LedgerKind.Adjustment : LedgerKind.Deposit,
                more,
                entries == 0
                    ? payment.PaymentId
                    : LedgerReferences.Of(LedgerReferences.Payment, payment.PaymentId, entries + 1)
            );
            payment = payment with { Deposited = standing.Deposit };
        }

        Add(
            LedgerKind.Refund,
            payment.Refunded - standing.Refunded,
            LedgerReferences.Of(LedgerReferences.Refund, payment.PaymentId, entries + 1)
        );
        Add(
            LedgerKind.Refund,
            payment.Disputed - standing.Disputed,
            LedgerReferences.Of(LedgerReferences.Dispute, payment.PaymentId, entries + 1)
        );
        if (entries > payment.Entries)
        {
            account.Move(AsyncLimiter.Drain(account.State with { Balance = balance }, context.LimitOptions), []);
        }

        return payment with
        {
            Refunded = standing.Refunded,
            Disputed = standing.Disputed,
            Entries = entries,
        };

        void Add(LedgerKind kind, Money amount, string reference)
        {
            if (amount == Money.Zero)
            {
                return;
            }

            balance += amount;
            entries++;
            context.Ledger.Post(
                new()
                {
                    AccountId = accountId,
                    Kind = kind,
                    Amount = amount,
                    BalanceAfter = balance,
                    Reference = reference,
                    At = context.Now,
                }
            );
        }
    }
}
