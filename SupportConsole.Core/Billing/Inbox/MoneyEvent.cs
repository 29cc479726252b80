namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// A Stripe event about money, kept for ever under its id. Of its body only this: the rest is people's addresses and
/// cards.
/// </summary>
public sealed record MoneyEvent
{
    /// <summary>Stripe's <c>evt_...</c>; of what a reconciliation found, one of its own.</summary>
    public required string Id { get; init; }

    /// <summary>Stripe's word, or <c>reconcile</c>.</summary>
    public required string Type { get; init; }

    public required string PaymentId { get; init; }

    /// <summary>What it tells of: the payment, its charge, a refund, a dispute, an invoice's payment.</summary>
    public required string ObjectId { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>When it happened at Stripe.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>When it came here.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The object's status, in Stripe's word.</summary>
    public string? Status { get; init; }

    /// <summary>The object's amount, in the smallest unit of its currency; null when it has none.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>As it left the payment.</summary>
    public InboxState State { get; init; }

    /// <summary>How many ledger entries it made.</summary>
    public int Entries { get; init; }
}
