namespace SupportConsole.Core.Billing.Inbox;

/// <summary>What a payment is to us.</summary>
public enum PaymentNature
{
    /// <summary>Only a refund or a dispute of it is known so far.</summary>
    Awaited = 0,

    /// <summary>Money for an account's balance.</summary>
    Deposit = 1,

    /// <summary>It pays an invoice, is for something else, or nothing was received.</summary>
    NotOurs = 2,

    /// <summary>Not in dollars: nothing is converted.</summary>
    ForeignCurrency = 3,
}

/// <summary>
/// What should stand in the ledger for a payment: a function of the facts alone. The ledger follows it by the
/// difference to what was posted before.
/// </summary>
/// <param name="Nature">What it is to us; the amounts are zero unless it is a deposit.</param>
/// <param name="Deposit">Paid in.</param>
/// <param name="Refunded">Given back; at most the deposit.</param>
/// <param name="Disputed">Taken back by the bank; at most what is left.</param>
public sealed record PaymentStanding(PaymentNature Nature, Money Deposit, Money Refunded, Money Disputed)
{
    /// <summary>What the payment adds to the balance.</summary>
    public Money InLedger => Deposit - Refunded - Disputed;

    /// <summary>Reads the facts.</summary>
    public static PaymentStanding Of(PaymentFacts facts)
    {
        var nature = NatureOf(facts);
        if (nature != PaymentNature.Deposit)
        {
            return new(nature, Money.Zero, Money.Zero, Money.Zero);
        }

        var refunded = Math.Min(facts.Received, Refunds(facts));
        var disputed = Math.Min(facts.Received - refunded, Disputes(facts));
        return new(nature, Dollars(facts.Received), Dollars(refunded), Dollars(disputed));
    }

    private static PaymentNature NatureOf(PaymentFacts facts) =>
        facts switch
        {
            { PaysInvoice: true } or { HasOtherPurpose: true } => PaymentNature.NotOurs,
            { PaidAt: null } => PaymentNature.Awaited,
            { Received: 0 } => PaymentNature.NotOurs,
            { Currency: "usd" } => PaymentNature.Deposit,
            _ => PaymentNature.ForeignCurrency,
        };

    /// <summary>
    /// Stripe tells refunds twice: each by itself, and their total with the charge. Either may be missing or late, so
    /// that the larger holds; what failed after the total was told is no longer in it.
    /// </summary>
    private static long Refunds(PaymentFacts facts)
    {
        var refunds = facts.Reversals.Where(reversal => reversal.Kind == ReversalKind.Refund).ToList();
        var each = refunds.Where(refund => refund.HoldsMoney).Sum(refund => refund.Amount);
        var failedSince = refunds
            .Where(refund => refund.IsFailed && refund.StatusAt >= facts.RefundedTotalAt)
            .Sum(refund => refund.Amount);
        return Math.Max(each, facts.RefundedTotal - failedSince);
    }

    /// <summary>A dispute in another currency than its payment's is taken for all of it.</summary>
    private static long Disputes(PaymentFacts facts) =>
        facts
            .Reversals.Where(reversal => reversal is { Kind: ReversalKind.Dispute, HoldsMoney: true })
            .Sum(dispute => dispute.Currency == facts.Currency ? dispute.Amount : facts.Received);

    private static Money Dollars(long cents) => new(cents * 10_000);
}
