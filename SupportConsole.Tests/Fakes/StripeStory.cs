using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Fakes;

/// <summary>
/// Events in the shapes of Stripe's public API reference: what a payment, its refunds and its disputes are told as.
/// </summary>
internal static class StripeStory
{
    /// <summary>When payments are made; other times are seconds after it.</summary>
    public const long Start = 1_772_632_800;

    public const string NewVersion = "2026-10-28.dahlia";

    /// <summary>Charges still held their refunds, and payments their invoice.</summary>
    public const string OldVersion = "2022-08-01";

    public static byte[] Paid(
        string payment = "pi_1",
        long amount = 2_000,
        string currency = "usd",
        string? customer = "cus_1",
        string? id = null,
        string? invoice = null,
        object? metadata = null,
        string version = NewVersion
    )
    {
        var body = Object("payment_intent", payment);
        body["amount"] = amount;
        body["amount_received"] = amount;
        body["created"] = Start;
        body["currency"] = currency;
        body["customer"] = customer;
        body["latest_charge"] = Charge(payment);
        body["metadata"] = JsonSerializer.SerializeToNode(metadata ?? new { });
        body["status"] = "succeeded";
        if (invoice is not null)
        {
            body["invoice"] = invoice;
        }

        return Event(id ?? $"evt_paid_{payment}", "payment_intent.succeeded", body, 0, version);
    }

    /// <summary>The charge after a refund, which tells the total of all.</summary>
    public static byte[] ChargeRefunded(
        string payment = "pi_1",
        long refunded = 500,
        long amount = 2_000,
        int at = 100,
        string? customer = "cus_1",
        string? id = null,
        string currency = "usd",
        bool ofIntent = true,
        string type = "charge.refunded",
        string? invoice = null
    )
    {
        var body = Object("charge", Charge(payment));
        body["amount"] = amount;
        body["amount_captured"] = amount;
        body["amount_refunded"] = refunded;
        body["captured"] = true;
        body["created"] = Start;
        body["currency"] = currency;
        body["customer"] = customer;
        body["payment_intent"] = ofIntent ? payment : null;
        body["refunded"] = refunded == amount;
        body["status"] = "succeeded";
        if (invoice is not null)
        {
            body["invoice"] = invoice;
        }

        return Event(id ?? $"evt_charge_{payment}_{at}", type, body, at);
    }

    public static byte[] Refund(
        string refund = "re_1",
        string payment = "pi_1",
        long amount = 500,
        string status = "succeeded",
        int at = 100,
        string? id = null,
        string currency = "usd",
        string? type = null
    )
    {
        var body = Object("refund", refund);
        body["amount"] = amount;
        body["charge"] = Charge(payment);
        body["created"] = Start + 50;
        body["currency"] = currency;
        body["payment_intent"] = payment;
        body["reason"] = "requested_by_customer";
        body["status"] = status;
        return Event(
            id ?? $"evt_{refund}_{status}_{at}",
            type ?? (status == "failed" ? "refund.failed" : "refund.updated"),
            body,
            at
        );
    }

    public static byte[] Dispute(
        string dispute = "dp_1",
        string payment = "pi_1",
        long amount = 2_000,
        string status = "needs_response",
        int at = 200,
        string? id = null,
        string currency = "usd"
    )
    {
        var body = Object("dispute", dispute);
        body["amount"] = amount;
        body["charge"] = Charge(payment);
        body["created"] = Start + 150;
        body["currency"] = currency;
        body["payment_intent"] = payment;
        body["reason"] = "fraudulent";
        body["status"] = status;
        return Event(
            id ?? $"evt_{dispute}_{status}_{at}",
            status switch
            {
                "won" or "lost" or "warning_closed" => "charge.dispute.closed",
                "needs_response" or "warning_needs_response" => "charge.dispute.created",
                _ => "charge.dispute.updated",
            },
            body,
            at
        );
    }

    /// <summary>The payment paid an invoice, as it is told since 2025-03-31.</summary>
    public static byte[] InvoicePaid(string payment = "pi_1", string? id = null, int at = 5)
    {
        var body = Object("invoice_payment", "inpay_" + payment);
        body["amount_paid"] = 2_000;
        body["amount_requested"] = 2_000;
        body["created"] = Start;
        body["currency"] = "usd";
        body["invoice"] = "in_1";
        body["payment"] = JsonSerializer.SerializeToNode(new { payment_intent = payment, type = "payment_intent" });
        body["status"] = "paid";
        return Event(id ?? $"evt_invoice_{payment}", "invoice_payment.paid", body, at);
    }

    private static string Charge(string payment) => payment.Replace("pi_", "ch_", StringComparison.Ordinal);

    private static JsonObject Object(string kind, string id) =>
        new()
        {
            ["id"] = id,
            ["object"] = kind,
            ["livemode"] = false,
        };

    private static byte[] Event(string id, string type, JsonObject body, int at, string version = NewVersion) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id,
                @object = "event",
                api_version = version,
                created = Start + at,
                data = new { @object = body },
                livemode = false,
                pending_webhooks = 1,
                type,
            }
        );
}
