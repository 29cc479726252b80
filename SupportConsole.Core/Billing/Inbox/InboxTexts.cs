using System.Globalization;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>The sentences of the payment inbox: answered by the service, shown, and kept in the audit.</summary>
public static class InboxTexts
{
    public const string Forbidden = "Your role does not include dealing with payments. Ask a support manager.";

    public const string NotTold =
        "Stripe has not told of the payment itself yet, only of a refund or a dispute: there is nothing to match.";

    public const string ForeignCurrency =
        "The payment is not in dollars, and nothing is converted here. Have billing post the deposit, then dismiss it.";

    public const string NotOurs = "The payment pays an invoice or is for something else: nothing is posted for it.";

    public const string NothingWaits = "Nothing waits to be decided on this payment any more.";

    /// <summary>What became of a payment, in a word or two.</summary>
    public static string State(InboxState state) =>
        state switch
        {
            InboxState.Deposited => "deposited",
            InboxState.Reversed => "reversed",
            InboxState.Unmatched => "unmatched",
            InboxState.NotOurs => "not ours",
            InboxState.ForeignCurrency => "foreign currency",
            InboxState.Dismissed => "dismissed",
            InboxState.AmountDiffers => "amount differs",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>Why it is so, and what follows.</summary>
    public static string Why(InboxPayment payment) =>
        payment switch
        {
            { State: InboxState.Unmatched, PaidAt: null } => NotTold,
            { State: InboxState.Unmatched, CustomerId: null } =>
                "The payment names no Stripe customer. Match it to an account, or dismiss it.",
            { State: InboxState.Unmatched } =>
                $"No account has the Stripe customer {payment.CustomerId}. It is deposited by itself when one gets it.",
            { State: InboxState.ForeignCurrency } => ForeignCurrency,
            { State: InboxState.NotOurs, PaysInvoice: true } => "It pays an invoice: nothing is posted for it.",
            { State: InboxState.NotOurs, HasOtherPurpose: true } =>
                "Its metadata say that it is for something else: nothing is posted for it.",
            { State: InboxState.NotOurs } => "Nothing was received: nothing is posted for it.",
            { State: InboxState.AmountDiffers } =>
                $"The ledger holds it with {payment.Deposited}, which was posted by billing; Stripe received "
                    + $"{payment.Amount}. Nothing was changed.",
            { State: InboxState.Dismissed } =>
                $"{payment.HandledBy} decided that nothing is posted for it: {payment.HandledReason}",
            { Disputed: var disputed } when disputed > Money.Zero =>
                $"{disputed} is disputed: the customer's bank took it back. It comes back if the dispute is won.",
            { State: InboxState.Reversed } => $"{payment.Refunded} of it went back to the customer.",
            _ => "It is in the account's balance.",
        };

    /// <summary>Somebody was first.</summary>
    public static string Earlier(InboxPayment payment) =>
        payment.HandledBy is { } by && payment.HandledAt is { } at
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{by} dealt with this payment on {at.UtcDateTime:d MMMM yyyy 'at' HH:mm} UTC: it is "
                    + $"{State(payment.State)}{Of(payment)}. Look again before you change it."
            )
            : $"The payment is {State(payment.State)}{Of(payment)} by now. Look again before you change it.";

    public static string NoAccount(string accountId) => $"There is no account {accountId}.";

    public static string Belongs(string accountId) => $"The payment belongs to account {accountId} already.";

    /// <summary>"the payment of $20.00 was disputed on 3 March 2026", with the part where it is not all.</summary>
    public static string Reversed(LastReversal reversal)
    {
        var payment = new StripeAmount(reversal.Received, reversal.Currency);
        var part = new StripeAmount(Math.Min(reversal.Amount, reversal.Received), reversal.Currency);
        var what = part == payment ? $"the payment of {payment}" : $"{part} of the payment of {payment}";
        var how = reversal.Kind == ReversalKind.Dispute ? "disputed" : "refunded";
        return $"{what} was {how} on {reversal.At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
    }

    private static string Of(InboxPayment payment) =>
        payment.AccountId is { } accountId ? $", of account {accountId}" : "";
}
