namespace SupportConsole.Tests.Fakes;

/// <summary>All that Stripe might tell of one payment, with whatever may go wrong with it.</summary>
internal static class RandomStory
{
    private static readonly string[] RefundStatuses = ["pending", "succeeded", "failed", "canceled"];
    private static readonly string[] DisputeStatuses =
    [
        "warning_needs_response",
        "warning_closed",
        "needs_response",
        "under_review",
        "lost",
        "won",
    ];

    /// <summary>In the order in which they happened; each once.</summary>
    public static IReadOnlyList<byte[]> Events(Random dice, string payment, string customer)
    {
        var currency = dice.Next(8) == 0 ? "jpy" : "usd";
        var events = new List<byte[]>();
        if (dice.Next(10) > 0)
        {
            events.Add(
                StripeStory.Paid(
                    payment,
                    currency: currency,
                    customer: dice.Next(8) == 0 ? null : customer,
                    invoice: dice.Next(12) == 0 ? "in_1" : null,
                    version: dice.Next(2) == 0 ? StripeStory.OldVersion : StripeStory.NewVersion
                )
            );
        }

        var (at, total) = (100, 0L);
        for (var refund = dice.Next(3); refund > 0; refund--)
        {
            var amount = dice.Next(1, 1_500);
            total += amount;
            foreach (var status in RefundStatuses[dice.Next(2)..dice.Next(2, 5)])
            {
                // Some come within one second.
                at += dice.Next(3);
                events.Add(
                    StripeStory.Refund(
                        $"re_{payment}_{refund}",
                        payment,
                        amount,
                        status,
                        at,
                        id: $"evt_{payment}_{events.Count}",
                        currency
                    )
                );
            }

            events.Add(
                StripeStory.ChargeRefunded(
                    payment,
                    total,
                    at: at,
                    customer: customer,
                    id: $"evt_{payment}_{events.Count}",
                    currency: currency
                )
            );
        }

        for (var dispute = dice.Next(3); dispute > 0; dispute--)
        {
            for (var word = dice.Next(1, 4); word > 0; word--)
            {
                at += dice.Next(3);
                events.Add(
                    StripeStory.Dispute(
                        $"dp_{payment}_{dispute}",
                        payment,
                        dice.Next(1, 2_500),
                        DisputeStatuses[dice.Next(DisputeStatuses.Length)],
                        at,
                        id: $"evt_{payment}_{events.Count}",
                        currency
                    )
                );
            }
        }

        if (events.Count == 0 || dice.Next(12) == 0)
        {
            events.Add(StripeStory.InvoicePaid(payment));
        }

        return events;
    }
}
