using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <content>What the key is allowed to read.</content>
internal sealed partial class StripeGateway
{
    /// <summary>The id of no customer, for questions that need one.</summary>
    private const string Nobody = "cus_none";

    public async Task<StripeFailure?> FindObstacleAsync(StripeRight right, CancellationToken cancellationToken)
    {
        var read = await AskAsync(
            StripeTexts.Name(right),
            Nobody,
            async stripe => await ReadOneAsync(stripe, right, cancellationToken),
            cancellationToken
        );

        // That customer is not there: the key was allowed to ask.
        return read.Failure is { Kind: not (StripeFailureKind.NotFound or StripeFailureKind.Refused) } failure
            ? failure
            : null;
    }

    private static async Task<StripeNet.StripeResponse> ReadOneAsync(
        StripeNet.V1Services stripe,
        StripeRight right,
        CancellationToken cancellationToken
    ) =>
        right switch
        {
            StripeRight.Customers => await Read(
                stripe.Customers.ListAsync(new() { Limit = 1 }, null, cancellationToken)
            ),
            StripeRight.PaymentIntents => await Read(
                stripe.PaymentIntents.ListAsync(new() { Limit = 1 }, null, cancellationToken)
            ),
            StripeRight.Charges => await Read(stripe.Charges.ListAsync(new() { Limit = 1 }, null, cancellationToken)),
            StripeRight.Refunds => await Read(stripe.Refunds.ListAsync(new() { Limit = 1 }, null, cancellationToken)),
            StripeRight.Invoices => await Read(stripe.Invoices.ListAsync(new() { Limit = 1 }, null, cancellationToken)),
            StripeRight.Disputes => await Read(stripe.Disputes.ListAsync(new() { Limit = 1 }, null, cancellationToken)),
            StripeRight.InvoicePayments => await Read(
                stripe.InvoicePayments.ListAsync(new() { Limit = 1 }, null, cancellationToken)
            ),
            StripeRight.CustomerBalanceTransactions => await Read(
                stripe.Customers.BalanceTransactions.ListAsync(Nobody, new() { Limit = 1 }, null, cancellationToken)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
        };

    private static async Task<StripeNet.StripeResponse> Read<T>(Task<StripeNet.StripeList<T>> page)
        where T : StripeNet.StripeEntity => (await page).StripeResponse;
}
