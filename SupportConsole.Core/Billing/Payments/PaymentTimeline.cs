using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>
/// A customer's history as far as it has been read: the lists merged, newest first. Stripe tells of a refund only with
/// its payment: one of an old payment may stand further down than its own time.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
internal sealed class PaymentTimeline(IReadOnlyList<PaymentFeed> feeds, DateTimeOffset asOf)
#pragma warning restore CA1001
{
    /// <summary>
    /// Pages of one list that a single question may read: a filter that fits almost nothing must not read a whole
    /// history at once.
    /// </summary>
    private const int MaximumReads = 20;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<Payment> _rows = [];

    /// <summary>When its first page was asked for.</summary>
    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>Reads on until this many rows are there or none is left.</summary>
    public async Task<(StripeFailure? Failure, IReadOnlyList<Payment> Rows, bool HasMore)> ReadAsync(
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            for (var reads = 0; _rows.Count <= skip + take; )
            {
                var waiting = feeds.Where(feed => feed is { Next: null, HasMore: true }).ToList();
                if (waiting.Count > 0)
                {
                    if (reads++ == MaximumReads)
                    {
                        break;
                    }

                    var failures = await Task.WhenAll(waiting.Select(feed => feed.ReadAsync(cancellationToken)));
                    if (failures.OfType<StripeFailure>().FirstOrDefault() is { } failure)
                    {
                        return (failure, [], false);
                    }

                    continue;
                }

                if (feeds.Where(feed => feed.Next is not null).MaxBy(feed => feed.Next!.At) is not { } newest)
                {
                    break;
                }

                _rows.Add(newest.Take());
            }

            var isMore = _rows.Count > skip + take || feeds.Any(feed => feed.HasMore || feed.Next is not null);
            return (null, [.. _rows.Skip(skip).Take(take)], isMore);
        }
        finally
        {
            _reading.Release();
        }
    }
}
