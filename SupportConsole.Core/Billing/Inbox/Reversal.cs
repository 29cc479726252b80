namespace SupportConsole.Core.Billing.Inbox;

/// <summary>How money of a payment goes back.</summary>
public enum ReversalKind
{
    /// <summary>We gave it back.</summary>
    Refund = 0,

    /// <summary>The customer's bank takes it back.</summary>
    Dispute = 1,
}

/// <summary>A refund or a dispute, as the newest word about it has it.</summary>
public sealed record Reversal
{
    private static readonly string[] RefundStatuses = ["requires_action", "pending", "succeeded", "failed", "canceled"];

    private static readonly string[] DisputeStatuses =
    [
        "warning_needs_response",
        "warning_under_review",
        "warning_closed",
        "prevented",
        "needs_response",
        "under_review",
        "lost",
        "won",
    ];

    /// <summary>Stripe's <c>re_...</c> or <c>dp_...</c>.</summary>
    public required string Id { get; init; }

    public required string PaymentId { get; init; }

    public required ReversalKind Kind { get; init; }

    /// <summary>In the currency's smallest unit, not negative.</summary>
    public required long Amount { get; init; }

    /// <summary>Three letters, lower case.</summary>
    public required string Currency { get; init; }

    /// <summary>Stripe's word.</summary>
    public required string Status { get; init; }

    /// <summary>When the status was told: the event's time.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Why, in Stripe's word; null when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// True while the money is gone: a refund that did not fail; a dispute for which the bank holds the money or has
    /// kept it. An inquiry (<c>warning_...</c>) moves no money.
    /// </summary>
    public bool HoldsMoney =>
        Kind == ReversalKind.Refund ? !IsFailed : Status is "needs_response" or "under_review" or "lost";

    /// <summary>True for a refund whose money came back to us.</summary>
    public bool IsFailed => Kind == ReversalKind.Refund && Status is "failed" or "canceled";

    /// <summary>
    /// The same object told twice, in whatever order. Of a refund the status that is further on holds, since none goes
    /// back; of a dispute the newest, since a lost one may be won later, and of one second the one further on.
    /// </summary>
    public Reversal Join(Reversal other)
    {
        var newest = Compare(this, other) >= 0 ? this : other;
        return newest with
        {
            OpenedAt = OpenedAt < other.OpenedAt ? OpenedAt : other.OpenedAt,
            Reason = PaymentFacts.Later(Reason, other.Reason),
            Currency = PaymentFacts.Later(Currency, other.Currency)!,
        };
    }

    private static int Compare(Reversal one, Reversal other)
    {
        var ((rank, otherRank), byTime) = ((Rank(one), Rank(other)), one.StatusAt.CompareTo(other.StatusAt));

        // The first word of a refund's last status is kept: when it failed decides what a charge's total holds.
        var order = one.Kind == ReversalKind.Refund ? (rank - otherRank, -byTime) : (byTime, rank - otherRank);
        return order switch
        {
            (not 0, _) => order.Item1,
            (_, not 0) => order.Item2,
            _ when one.Amount != other.Amount => one.Amount.CompareTo(other.Amount),
            _ => string.CompareOrdinal(one.Status, other.Status),
        };
    }

    /// <summary>How far a status is; what we do not know is before all others.</summary>
    private static int Rank(Reversal reversal) =>
        reversal.Kind == ReversalKind.Refund
            ? Math.Min(Array.IndexOf(RefundStatuses, reversal.Status), 3)
            : Array.IndexOf(DisputeStatuses, reversal.Status);
}
