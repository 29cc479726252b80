using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Payments;

/// <summary>One of a customer's lists at Stripe, read a page at a time as rows are wanted.</summary>
/// <param name="read">Reads the page after this id; null for the first.</param>
internal sealed class PaymentFeed(Func<string?, CancellationToken, Task<StripeResult<FeedPage>>> read)
{
    private readonly Queue<Payment> _rows = [];
    private string? _lastId;

    /// <summary>The row that comes next; null when a page must be read first, or nothing is left.</summary>
    public Payment? Next => _rows.TryPeek(out var next) ? next : null;

    /// <summary>True while a page may follow.</summary>
    public bool HasMore { get; private set; } = true;

    public Payment Take() => _rows.Dequeue();

    /// <summary>Reads the next page.</summary>
    /// <returns>Why it could not be read; null when it was.</returns>
    public async Task<StripeFailure?> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await read(_lastId, cancellationToken);
        if (answer.Value is not { } page)
        {
            return answer.Failure;
        }

        foreach (var row in page.Rows)
        {
            _rows.Enqueue(row);
        }

        // An empty page that claims to have a next one would be asked for again and again.
        HasMore = page.HasMore && page.LastId is not null && page.LastId != _lastId;
        _lastId = page.LastId;
        return null;
    }
}

/// <summary>A page as rows.</summary>
/// <param name="Rows">Newest first; fewer than the page's objects when not all of them are wanted.</param>
/// <param name="LastId">The last object of the page, row or not; null for an empty page.</param>
/// <param name="HasMore">True when objects follow.</param>
internal sealed record FeedPage(IReadOnlyList<Payment> Rows, string? LastId, bool HasMore);
