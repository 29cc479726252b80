using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>
/// Stripe's objects as rows of one history: the sign of money and the words are decided here, in one place.
/// </summary>
internal sealed class PaymentRows(string dashboardUrl)
{
    private readonly string _dashboard = dashboardUrl.TrimEnd('/');

    public Payment Of(StripeCharge charge) =>
        new(
            charge.Id,
            charge.Created,
            charge.Status == "failed" ? PaymentType.FailedPayment : PaymentType.Payment,
            charge.Amount,
            charge.Status switch
            {
                "failed" => "failed",
                "pending" => "pending",
                _ when charge.Disputed => "disputed",
                _ when charge.AmountRefunded >= charge.Amount.MinorUnits && charge.Amount.MinorUnits > 0 => "refunded",
                _ when charge.AmountRefunded > 0 => "partly refunded",
                _ => "paid",
            },
            charge.Status == "failed"
                ? Join(StripeTexts.Decline(DeclineCode(charge)), Card(charge))
                : Join(Card(charge), charge.Description),
            Link("payments", charge.PaymentIntentId ?? charge.Id)
        );

    public Payment Of(StripeRefund refund, StripeCharge charge) =>
        new(
            refund.Id,
            refund.Created,
            PaymentType.Refund,
            refund.Amount.Negated,
            refund.Status ?? "refunded",
            Join(
                refund.FailureReason is { } failed ? $"It did not arrive: {Words(failed)}." : null,
                refund.Reason is { } reason ? Words(reason) : null
            ),
            Link("payments", charge.PaymentIntentId ?? charge.Id)
        );

    public Payment Of(StripePaymentIntent intent) =>
        new(
            intent.Id,
            intent.Created,
            PaymentType.Unfinished,
            intent.Amount,
            Words(intent.Status),
            Join(
                intent.LastError is { } error ? StripeTexts.Decline(error) : null,
                intent.CancellationReason is { } cancelled ? $"Cancelled: {Words(cancelled)}." : null,
                intent.Description
            ),
            Link("payments", intent.Id)
        );

    public Payment Of(StripeInvoice invoice) =>
        new(
            invoice.Id,
            invoice.Created,
            PaymentType.Invoice,
            invoice.Total,
            Words(invoice.Status ?? "draft"),
            Join(
                invoice.Number,
                invoice is { Status: "open", AttemptCount: > 0 }
                    ? $"{invoice.AttemptCount} failed {(invoice.AttemptCount == 1 ? "attempt" : "attempts")}"
                    : null,
                invoice is { Status: "open", AmountRemaining: > 0 }
                    ? $"{invoice.Total with { MinorUnits = invoice.AmountRemaining }} left to pay"
                    : null
            ),
            Link("invoices", invoice.Id)
        );

    // Stripe counts what the customer owes: credit is negative there and positive here.
    public static Payment Of(StripeBalanceTransaction transaction) =>
        new(
            transaction.Id,
            transaction.Created,
            PaymentType.BalanceChange,
            transaction.Amount.Negated,
            Words(transaction.Type ?? "adjustment"),
            transaction.Description ?? "",
            null
        );

    /// <summary>The most telling code that a failed charge has.</summary>
    private static string? DeclineCode(StripeCharge charge) =>
        charge.FailureCode is (null or "card_declined") && charge.OutcomeReason is { Length: > 0 } reason
            ? reason
            : charge.FailureCode;

    private string Link(string kind, string id) => $"{_dashboard}/{kind}/{Uri.EscapeDataString(id)}";

    private static string? Card(StripeCharge charge) =>
        charge.CardLast4 is { } last4 ? $"{Words(charge.CardBrand ?? "card")} ending in {last4}" : null;

    private static string Words(string code) => code.Replace('_', ' ');

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var all = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                all.Add(part);
            }
        }

        return string.Join(" · ", all);
    }
}
