using System.Text;
using System.Text.Json;
using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>What an event's body says.</summary>
/// <param name="Told">The event; null when it is none about money.</param>
/// <param name="Facts">What it tells of its payment.</param>
/// <param name="IsOther">True for an event that is none of ours; false with no event: the body cannot be read.</param>
internal sealed record MoneyEventReading(MoneyEvent? Told, PaymentFacts? Facts, bool IsOther);

/// <summary>
/// Reads events about money, of whatever API version: only what all have, and the one field that old ones have alone.
/// The table of events stands in docs/payments.md.
/// </summary>
internal static class MoneyEventReader
{
    private static readonly MoneyEventReading Other = new(null, null, IsOther: true);
    private static readonly MoneyEventReading Unreadable = new(null, null, IsOther: false);

    /// <summary>Reads a body.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="purposeKey">The metadata's key that says what a payment is for.</param>
    public static MoneyEventReading Read(ReadOnlyMemory<byte> body, string purposeKey)
    {
        try
        {
            var told = StripeNet.EventUtility.ParseEvent(
                Encoding.UTF8.GetString(body.Span),
                throwOnApiVersionMismatch: false
            );
            if (told is not { Id: { } id, Type: { } type } || !InboxIds.IsId(id))
            {
                return Unreadable;
            }

            var at = StripeFacts.Time(told.Created);
            var read = type switch
            {
                StripeNet.EventTypes.PaymentIntentSucceeded => Payment(told, body, purposeKey),
                StripeNet.EventTypes.ChargeSucceeded
                or StripeNet.EventTypes.ChargeCaptured
                or StripeNet.EventTypes.ChargeUpdated
                or StripeNet.EventTypes.ChargeRefunded => Charge(told, body, purposeKey, at),
                StripeNet.EventTypes.RefundCreated
                or StripeNet.EventTypes.RefundUpdated
                or StripeNet.EventTypes.RefundFailed
                or StripeNet.EventTypes.ChargeRefundUpdated => Object<StripeNet.Refund>(told) is { } refund
                    ? new(StripeFacts.Of(refund, at), refund.Id, refund.Status, refund.Amount, refund.Currency)
                    : null,
                StripeNet.EventTypes.ChargeDisputeCreated
                or StripeNet.EventTypes.ChargeDisputeUpdated
                or StripeNet.EventTypes.ChargeDisputeClosed
                or StripeNet.EventTypes.ChargeDisputeFundsWithdrawn
                or StripeNet.EventTypes.ChargeDisputeFundsReinstated => Object<StripeNet.Dispute>(told) is { } dispute
                    ? new(StripeFacts.Of(dispute, at), dispute.Id, dispute.Status, dispute.Amount, dispute.Currency)
                    : null,
                StripeNet.EventTypes.InvoicePaymentPaid => Object<StripeNet.InvoicePayment>(told) is { } paid
                    ? new(StripeFacts.Of(paid), paid.Id, paid.Status, paid.AmountPaid, paid.Currency)
                    : null,
                _ => ReadObject.None,
            };
            if (read == ReadObject.None)
            {
                return Other;
            }

            return read is { Facts: { } facts, ObjectId: { } objectId } && InboxIds.IsId(objectId)
                ? new(
                    new()
                    {
                        Id = id,
                        Type = type,
                        PaymentId = facts.PaymentId,
                        ObjectId = objectId,
                        ApiVersion = InboxIds.Word(told.ApiVersion),
                        HappenedAt = at,
                        Status = InboxIds.Word(read.Status),
                        Amount = read.Amount,
                        Currency = StripeFacts.CurrencyOf(read.Currency),
                    },
                    facts,
                    IsOther: false
                )
                : Unreadable;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Signed, and yet no event: the library throws whatever its reader stumbles on, and the caller is told so.
            return Unreadable;
        }
    }

    private static ReadObject? Payment(StripeNet.Event told, ReadOnlyMemory<byte> body, string purposeKey) =>
        Object<StripeNet.PaymentIntent>(told) is { } payment
            ? new(
                StripeFacts.Of(payment, PaysInvoice(body), purposeKey),
                payment.Id,
                payment.Status,
                payment.AmountReceived,
                payment.Currency
            )
            : null;

    /// <summary>A charge whose money is not taken yet tells nothing.</summary>
    private static ReadObject? Charge(
        StripeNet.Event told,
        ReadOnlyMemory<byte> body,
        string purposeKey,
        DateTimeOffset at
    ) =>
        Object<StripeNet.Charge>(told) switch
        {
            null => null,
            { Captured: false } or { Status: not "succeeded" } => ReadObject.None,
            var charge => new(
                StripeFacts.Of(charge, at, PaysInvoice(body), purposeKey),
                charge.Id,
                charge.Status,
                charge.AmountCaptured > 0 ? charge.AmountCaptured : charge.Amount,
                charge.Currency
            ),
        };

    private static T? Object<T>(StripeNet.Event told)
        where T : class => told.Data?.Object as T;

    /// <summary>Payments of the API versions before 2025-03-31 name their invoice; newer ones are named by it.</summary>
    private static bool PaysInvoice(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("data").GetProperty("object").TryGetProperty("invoice", out var invoice)
            && invoice.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    /// <summary>An event's object; without facts it lacks what all of its kind have.</summary>
    private sealed record ReadObject(
        PaymentFacts? Facts,
        string? ObjectId,
        string? Status,
        long? Amount,
        string? Currency
    )
    {
        public static readonly ReadObject None = new(null, null, null, null, null);
    }
}
