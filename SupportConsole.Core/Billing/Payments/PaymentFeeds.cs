using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>A customer's lists at Stripe that together make the history.</summary>
internal sealed class PaymentFeeds(IStripeGateway stripe, PaymentRows rows)
{
    /// <summary>The lists that hold rows of this type; all of them for null.</summary>
    public IReadOnlyList<PaymentFeed> Of(string customerId, PaymentType? type, DateTimeOffset? from, DateTimeOffset? to)
    {
        var query = new StripeListQuery(customerId, From: from, To: to);
        var feeds = new List<PaymentFeed>();
        if (type is null or PaymentType.Payment or PaymentType.FailedPayment or PaymentType.Refund)
        {
            feeds.Add(
                new((after, cancellationToken) => ChargesAsync(query with { After = after }, type, cancellationToken))
            );
        }

        if (type is null or PaymentType.Unfinished)
        {
            feeds.Add(
                new(
                    async (after, cancellationToken) =>
                        Page(
                            await stripe.ListPaymentIntentsAsync(query with { After = after }, cancellationToken),
                            intent => intent.Id,
                            intent =>
                                intent.LatestChargeId is null && intent.Status != "succeeded" ? rows.Of(intent) : null
                        )
                )
            );
        }

        if (type is null or PaymentType.Invoice)
        {
            feeds.Add(
                new(
                    async (after, cancellationToken) =>
                        Page(
                            await stripe.ListInvoicesAsync(query with { After = after }, cancellationToken),
                            invoice => invoice.Id,
                            rows.Of
                        )
                )
            );
        }

        if (type is null or PaymentType.BalanceChange)
        {
            // This list knows no period: what is outside is left out here, and what is older than the period ends it.
            feeds.Add(
                new(
                    async (after, cancellationToken) =>
                        Until(
                            from,
                            Page(
                                await stripe.ListBalanceTransactionsAsync(
                                    query with
                                    {
                                        After = after,
                                    },
                                    cancellationToken
                                ),
                                transaction => transaction.Id,
                                transaction =>
                                    PaymentRows.Of(transaction) is var row && (to is null || row.At < to) ? row : null
                            )
                        )
                )
            );
        }

        return feeds;
    }

    /// <summary>The attempts to take money alone, which tell whether the card works.</summary>
    public PaymentFeed Attempts(string customerId) =>
        new(
            async (after, cancellationToken) =>
                Page(
                    await stripe.ListChargesAsync(new(customerId, after), cancellationToken),
                    charge => charge.Id,
                    rows.Of
                )
        );

    private async Task<StripeResult<FeedPage>> ChargesAsync(
        StripeListQuery query,
        PaymentType? type,
        CancellationToken cancellationToken
    )
    {
        var answer = await stripe.ListChargesAsync(query, cancellationToken);
        if (answer.Value is not { } page)
        {
            return answer.Failure!;
        }

        var made = new List<Payment>();
        foreach (var charge in page.Data)
        {
            if (type is null or PaymentType.Refund)
            {
                // The list's period is the payment's; the money may have gone back after it.
                made.AddRange(
                    charge
                        .Refunds.Select(refund => rows.Of(refund, charge))
                        .Where(row => query.To is not { } end || row.At < end)
                );
            }

            var row = rows.Of(charge);
            if (type is null || type == row.Type)
            {
                made.Add(row);
            }
        }

        return new FeedPage(made, page.Data.Count == 0 ? null : page.Data[^1].Id, page.HasMore);
    }

    private static StripeResult<FeedPage> Page<T>(
        StripeResult<StripeList<T>> answer,
        Func<T, string> idOf,
        Func<T, Payment?> rowOf
    ) =>
        answer.Value is { } page
            ? new FeedPage(
                [.. page.Data.Select(rowOf).OfType<Payment>()],
                page.Data.Count == 0 ? null : idOf(page.Data[^1]),
                page.HasMore
            )
            : answer.Failure!;

    private static StripeResult<FeedPage> Until(DateTimeOffset? from, StripeResult<FeedPage> answer) =>
        answer.Value is { } page && from is { } start
            ? page with
            {
                Rows = [.. page.Rows.Where(row => row.At >= start)],
                HasMore = page.HasMore && page.Rows.All(row => row.At >= start),
            }
            : answer;
}
