using System.Globalization;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>The sentences of a diagnosis.</summary>
public static class DiagnosisTexts
{
    /// <summary>The verdict in a few words.</summary>
    public static string Title(BillingVerdict verdict, BillingFacts facts) =>
        verdict == BillingVerdict.NotNegative
            ? $"Balance {facts.State.Balance}, not negative"
            : $"Negative balance {facts.State.Balance}, "
                + verdict switch
                {
                    BillingVerdict.CoveredByEom => "covered by EOM billing",
                    BillingVerdict.RefillDue => "auto-pay refill due",
                    BillingVerdict.CardFailing => "auto-pay card failing",
                    BillingVerdict.CreditAvailable => "first time, credit available",
                    BillingVerdict.MustAddFunds => facts.IsStillNegativeAfterCredit
                        ? "even after the credit"
                        : "credit already used",
                    _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
                };

    /// <summary>The verdict with its figures.</summary>
    public static string Sentence(BillingVerdict verdict, BillingFacts facts, BillingOptions options) =>
        Reversal(facts) is { } reversal
            ? $"{Judgement(verdict, facts, options)} {reversal}"
            : Judgement(verdict, facts, options);

    private static string Judgement(BillingVerdict verdict, BillingFacts facts, BillingOptions options)
    {
        var (balance, credit) = (facts.State.Balance, options.Credit);
        return verdict switch
        {
            BillingVerdict.NotNegative => $"The balance is {balance}: not negative.",
            BillingVerdict.CoveredByEom =>
                $"The balance is {balance}, and the account is invoiced at the end of the month: that is as it "
                    + "should be.",
            BillingVerdict.RefillDue =>
                $"The balance is {balance}. Auto-pay refills below {facts.State.AutoPayBelow} and brings it back to "
                    + $"{facts.State.AutoPayBringBackTo}: the refill is due."
                    + (
                        facts.Card is { State: CardState.Unknown } or null
                            ? " Whether the card works could not be checked."
                            : ""
                    ),
            BillingVerdict.CardFailing =>
                $"The balance is {balance} and auto-pay is on, but {FailedAttempts(facts.Card!)}",
            BillingVerdict.CreditAvailable => facts.State.Balance + credit is { IsNegative: true } left
                ? $"The balance is {balance}, without auto-pay or EOM billing, and the one complimentary credit of "
                    + $"{credit} has not been given. It would stay negative by {-left}."
                : $"The balance is {balance}, without auto-pay or EOM billing, and the one complimentary credit of "
                    + $"{credit} has not been given.",
            BillingVerdict.MustAddFunds =>
                $"The balance is {balance}, without auto-pay or EOM billing, and the one complimentary credit was "
                    + $"given on {Date(facts.Credit!.At)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
        };
    }

    /// <summary>
    /// What went back of the last payments and was not made up for: "The last payment: $20.00 ...". Null when nothing
    /// did.
    /// </summary>
    public static string? Reversal(BillingFacts facts) =>
        facts.UnpaidReversal is not { } reversal ? null
        : facts.LastDeposit?.Reference == reversal.PaymentId ? Sentence(reversal, "the last payment")
        : Sentence(reversal, "a payment");

    private static string Sentence(LastReversal reversal, string payment)
    {
        var text = InboxTexts.Reversed(reversal).Replace("the payment", payment, StringComparison.Ordinal);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}"
            + (reversal.Kind == ReversalKind.Dispute ? ": the bank took the money back." : ".");
    }

    /// <summary>What it does to the live limits now.</summary>
    public static string Effect(BillingFacts facts)
    {
        var state = facts.State;
        if (state.Disabled)
        {
            return "The account is disabled: all work is refused, whatever the balance.";
        }

        if (state.IsPaused)
        {
            return "The queue is paused: nothing starts until it goes on, whatever the balance.";
        }

        if (!state.IsStoppedByBalance)
        {
            return $"None: the limit of {N(facts.Limit.Value)} is in force and new work is accepted.";
        }

        var inForce = $"The effective limit is {N(facts.Limit.Value)} instead of {N(facts.Limit.ThrottleLimit)}";
        var drains =
            state.Demand == 0
                ? $"{inForce}; nothing runs or waits."
                : $"{inForce}: {N(state.Running)} running and {N(state.Queued)} waiting drain one at a time.";
        return facts.NewWork == NegativeBalanceNewWork.Refuse
            ? $"{drains} New work is refused."
            : $"{drains} New work is accepted and waits.";
    }

    /// <summary>The one thing to do.</summary>
    public static string NextStep(BillingVerdict verdict, BillingOptions options) =>
        verdict switch
        {
            BillingVerdict.NotNegative =>
                "No debt to settle. Whether the balance lasts stands in the line at the top; if work is slow all the same, look at "
                    + "throttling.",
            BillingVerdict.CoveredByEom => "No action: nothing is refused.",
            BillingVerdict.RefillDue =>
                "Nothing is refused. Look at the payments for the refill, and tell the customer that it is due.",
            BillingVerdict.CardFailing => "Ask the customer to bring the card in order or to take another one.",
            BillingVerdict.CreditAvailable => $"Grant the one complimentary credit of {options.Credit}.",
            BillingVerdict.MustAddFunds => $"The customer must add funds at the billing page: {options.BillingUrl}",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
        };

    /// <summary>Where a fact comes from.</summary>
    public static string Source(FactSource source) =>
        source switch
        {
            FactSource.Ledger => "ledger",
            FactSource.LedgerLessUsage => "ledger less usage",
            FactSource.AccountSettings => "account settings",
            FactSource.ThrottleMinutes => "throttle minutes",
            FactSource.LiveCounters => "live counters",
            FactSource.Stripe => "Stripe",
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
        };

    /// <summary>Auto-pay will not help when it is needed.</summary>
    public static string RefillWillFail(CardHealth card) =>
        $"Auto-pay is on, but {FailedAttempts(card)} The next refill will likely fail too.";

    private static string FailedAttempts(CardHealth card) =>
        card.FailedInARow == 1
            ? $"the last charge failed: {card.LastAttempt!.Detail}"
            : $"the last {N(card.FailedInARow)} charges failed, the last one: {card.LastAttempt!.Detail}";

    private static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
