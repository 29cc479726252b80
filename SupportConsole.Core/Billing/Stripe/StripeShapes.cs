using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>
/// Turns the objects of Stripe's library into our records. The library leaves what an answer lacks at null or 0, so
/// what every object of Stripe has is demanded here.
/// </summary>
internal static class StripeShapes
{
    public static StripeCustomer Of(StripeNet.Customer customer) =>
        new(Demand(customer.Id), customer.Deleted.GetValueOrDefault());

    public static StripePaymentIntent Of(StripeNet.PaymentIntent intent) =>
        new(Demand(intent.Id), new(intent.Amount, Demand(intent.Currency)), Demand(intent.Status), Time(intent.Created))
        {
            LatestChargeId = intent.LatestChargeId,
            Description = intent.Description,
            LastError = intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code,
            CancellationReason = intent.CancellationReason,
        };

    /// <param name="charge">A charge.</param>
    /// <param name="refunds">All of its refunds.</param>
    public static StripeCharge Of(StripeNet.Charge charge, IEnumerable<StripeNet.Refund> refunds) =>
        new(Demand(charge.Id), new(charge.Amount, Demand(charge.Currency)), Demand(charge.Status), Time(charge.Created))
        {
            AmountRefunded = charge.AmountRefunded,
            Disputed = charge.Disputed,
            Description = charge.Description,
            FailureCode = charge.FailureCode,
            OutcomeReason = charge.Outcome?.Reason,
            PaymentIntentId = charge.PaymentIntentId,
            CardBrand = charge.PaymentMethodDetails?.Card?.Brand,
            CardLast4 = charge.PaymentMethodDetails?.Card?.Last4,
            Refunds = [.. refunds.Select(Of)],
        };

    public static StripeInvoice Of(StripeNet.Invoice invoice) =>
        new(Demand(invoice.Id), new(invoice.Total, Demand(invoice.Currency)), Time(invoice.Created))
        {
            Status = invoice.Status,
            Number = invoice.Number,
            AmountRemaining = invoice.AmountRemaining,
            AttemptCount = invoice.AttemptCount,
        };

    public static StripeBalanceTransaction Of(StripeNet.CustomerBalanceTransaction transaction) =>
        new(Demand(transaction.Id), new(transaction.Amount, Demand(transaction.Currency)), Time(transaction.Created))
        {
            Type = transaction.Type,
            Description = transaction.Description,
        };

    private static StripeRefund Of(StripeNet.Refund refund) =>
        new(Demand(refund.Id), new(refund.Amount, Demand(refund.Currency)), Time(refund.Created))
        {
            Status = refund.Status,
            Reason = refund.Reason,
            FailureReason = refund.FailureReason,
        };

    private static string Demand(string? value) =>
        value is { Length: > 0 } ? value : throw new FormatException("An object lacks what all of its kind have.");

    private static DateTimeOffset Time(DateTime created) => new(DateTime.SpecifyKind(created, DateTimeKind.Utc));
}
