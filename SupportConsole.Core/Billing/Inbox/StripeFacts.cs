using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// Stripe's objects as facts of a payment. Null for one without what all of its kind have: ids, a currency, an amount
/// that can be one.
/// </summary>
internal static class StripeFacts
{
    /// <summary>In a metadata's purpose: money for the balance.</summary>
    public const string DepositPurpose = "deposit";

    /// <summary>Stripe takes no more than eight digits of a payment; what is far beyond is no amount.</summary>
    private const long MaximumAmount = 1_000_000_000_000;

    /// <param name="payment">One that succeeded.</param>
    /// <param name="paysInvoice">True when it names an invoice.</param>
    /// <param name="purposeKey">The metadata's key that says what a payment is for.</param>
    public static PaymentFacts? Of(StripeNet.PaymentIntent payment, bool paysInvoice, string purposeKey) =>
        IsAmount(payment.AmountReceived) && CurrencyOf(payment.Currency) is { } currency
            ? New(payment.Id) is { } facts
                ? facts with
                {
                    ChargeId = IdOf(payment.LatestChargeId),
                    CustomerId = IdOf(payment.CustomerId),
                    Currency = currency,
                    Received = payment.AmountReceived,
                    PaidAt = Time(payment.Created),
                    PaysInvoice = paysInvoice,
                    HasOtherPurpose = IsOther(payment.Metadata, purposeKey),
                }
                : null
            : null;

    /// <param name="charge">One that succeeded and is captured.</param>
    /// <param name="at">When this was so.</param>
    /// <param name="paysInvoice">True when it names an invoice.</param>
    /// <param name="purposeKey">The metadata's key that says what a payment is for.</param>
    public static PaymentFacts? Of(StripeNet.Charge charge, DateTimeOffset at, bool paysInvoice, string purposeKey)
    {
        var received = charge.AmountCaptured > 0 ? charge.AmountCaptured : charge.Amount;
        return
            IsAmount(received)
            && IsAmount(charge.AmountRefunded)
            && InboxIds.IsId(charge.Id)
            && CurrencyOf(charge.Currency) is { } currency
            && New(charge.PaymentIntentId ?? charge.Id) is { } facts
            ? facts with
            {
                ChargeId = charge.Id,
                CustomerId = IdOf(charge.CustomerId),
                Currency = currency,
                Received = received,
                PaidAt = Time(charge.Created),
                PaysInvoice = paysInvoice,
                HasOtherPurpose = IsOther(charge.Metadata, purposeKey),
                RefundedTotal = charge.AmountRefunded,
                RefundedTotalAt = at,
                Reversals =
                [
                    .. (charge.Refunds?.Data ?? [])
                        .Select(refund => Reversal(refund, facts.PaymentId, at))
                        .OfType<Reversal>(),
                ],
            }
            : null;
    }

    /// <param name="refund">In any status.</param>
    /// <param name="at">When it was so.</param>
    public static PaymentFacts? Of(StripeNet.Refund refund, DateTimeOffset at) =>
        New(refund.PaymentIntentId ?? refund.ChargeId) is { } facts
        && Reversal(refund, facts.PaymentId, at) is { } reversal
            ? facts with
            {
                ChargeId = IdOf(refund.ChargeId),
                CustomerId = IdOf(refund.CustomerId),
                Reversals = [reversal],
            }
            : null;

    /// <param name="dispute">In any status.</param>
    /// <param name="at">When it was so.</param>
    public static PaymentFacts? Of(StripeNet.Dispute dispute, DateTimeOffset at) =>
        New(dispute.PaymentIntentId ?? dispute.ChargeId) is { } facts
        && InboxIds.IsId(dispute.Id)
        && IsAmount(dispute.Amount)
        && CurrencyOf(dispute.Currency) is { } currency
        && dispute.Status is { Length: > 0 } status
            ? facts with
            {
                ChargeId = IdOf(dispute.ChargeId),
                Reversals =
                [
                    new()
                    {
                        Id = dispute.Id,
                        PaymentId = facts.PaymentId,
                        Kind = ReversalKind.Dispute,
                        Amount = dispute.Amount,
                        Currency = currency,
                        Status = InboxIds.Word(status)!,
                        StatusAt = at,
                        OpenedAt = Time(dispute.Created),
                        Reason = InboxIds.Word(dispute.Reason),
                    },
                ],
            }
            : null;

    /// <param name="paid">An invoice's payment that was made.</param>
    public static PaymentFacts? Of(StripeNet.InvoicePayment paid) =>
        New(paid.Payment?.PaymentIntentId ?? paid.Payment?.ChargeId) is { } facts
            ? facts with
            {
                PaysInvoice = true,
            }
            : null;

    /// <summary>Three letters, lower case; null for what is no currency.</summary>
    public static string? CurrencyOf(string? text) =>
        text is { Length: 3 } && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant() : null;

    /// <summary>Stripe's times are UTC.</summary>
    public static DateTimeOffset Time(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static Reversal? Reversal(StripeNet.Refund refund, string paymentId, DateTimeOffset at) =>
        InboxIds.IsId(refund.Id) && IsAmount(refund.Amount) && CurrencyOf(refund.Currency) is { } currency
            ? new()
            {
                Id = refund.Id,
                PaymentId = paymentId,
                Kind = ReversalKind.Refund,
                Amount = refund.Amount,
                Currency = currency,

                // The oldest refunds have none: they are done.
                Status = InboxIds.Word(refund.Status) is { Length: > 0 } status ? status : "succeeded",
                StatusAt = at,
                OpenedAt = Time(refund.Created),
                Reason = InboxIds.Word(refund.Reason),
            }
            : null;

    private static PaymentFacts? New(string? paymentId) =>
        InboxIds.IsId(paymentId) ? new() { PaymentId = paymentId! } : null;

    private static string? IdOf(string? id) => InboxIds.IsId(id) ? id : null;

    private static bool IsAmount(long amount) => amount is >= 0 and <= MaximumAmount;

    private static bool IsOther(Dictionary<string, string>? metadata, string key) =>
        metadata is not null
        && metadata.TryGetValue(key, out var purpose)
        && !string.Equals(purpose.Trim(), DepositPurpose, StringComparison.OrdinalIgnoreCase);
}
