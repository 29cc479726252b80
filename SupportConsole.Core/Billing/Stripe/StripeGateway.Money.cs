using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <content>What moved money, of all customers.</content>
internal sealed partial class StripeGateway
{
    public Task<StripeResult<StripeMoneyPage>> ListMoneyAsync(
        StripeMoneyKind kind,
        DateTimeOffset since,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var created = new StripeNet.DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        return AskAsync(
            kind.ToString(),
            async stripe =>
                kind switch
                {
                    StripeMoneyKind.Charges => MoneyPage(
                        await stripe.Charges.ListAsync(
                            After(new StripeNet.ChargeListOptions { Created = created }, after),
                            cancellationToken: cancellationToken
                        ),
                        charge => charge.Id
                    ),
                    StripeMoneyKind.InvoicePayments => MoneyPage(
                        await stripe.InvoicePayments.ListAsync(
                            After(
                                new StripeNet.InvoicePaymentListOptions { Created = created, Status = "paid" },
                                after
                            ),
                            cancellationToken: cancellationToken
                        ),
                        paid => paid.Id
                    ),
                    StripeMoneyKind.Refunds => MoneyPage(
                        await stripe.Refunds.ListAsync(
                            After(new StripeNet.RefundListOptions { Created = created }, after),
                            cancellationToken: cancellationToken
                        ),
                        refund => refund.Id
                    ),
                    StripeMoneyKind.Disputes => MoneyPage(
                        await stripe.Disputes.ListAsync(
                            After(new StripeNet.DisputeListOptions { Created = created }, after),
                            cancellationToken: cancellationToken
                        ),
                        dispute => dispute.Id
                    ),
                    _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
                },
            cancellationToken
        );
    }

    public Task<StripeResult<StripeNet.Charge>> FindChargeAsync(string chargeId, CancellationToken cancellationToken) =>
        AskAsync(
            "charge",
            chargeId,
            async stripe => await stripe.Charges.GetAsync(chargeId, cancellationToken: cancellationToken),
            cancellationToken
        );

    private static StripeMoneyPage MoneyPage<T>(StripeNet.StripeList<T> page, Func<T, string> idOf)
        where T : StripeNet.StripeEntity =>
        new(
            [.. page.Data],
            // An empty page that claims to have a next one would be asked for again and again.
            page.HasMore
            && page.Data.Count > 0
                ? idOf(page.Data[^1])
                : null
        );
}
