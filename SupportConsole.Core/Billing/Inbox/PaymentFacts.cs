namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// All that Stripe has told of one payment, whatever events it came in. Joining facts is commutative, associative and
/// idempotent: events that come doubled, late or out of order end in the same facts, and so in the same ledger.
/// </summary>
public sealed record PaymentFacts
{
    /// <summary>The payment intent's id; of a charge that has none, the charge's.</summary>
    public required string PaymentId { get; init; }

    public string? ChargeId { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>Three letters, lower case; null until the payment itself is told.</summary>
    public string? Currency { get; init; }

    /// <summary>What was received, in the currency's smallest unit.</summary>
    public long Received { get; init; }

    /// <summary>When it was made; null until a payment that succeeded is told.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>True when it pays an invoice of Stripe's.</summary>
    public bool PaysInvoice { get; init; }

    /// <summary>True when its metadata say that it is for something else, see <c>Stripe:PurposeKey</c>.</summary>
    public bool HasOtherPurpose { get; init; }

    /// <summary>The charge's own total of refunds, as it was last told.</summary>
    public long RefundedTotal { get; init; }

    /// <summary>When that was; null while no charge was told.</summary>
    public DateTimeOffset? RefundedTotalAt { get; init; }

    /// <summary>Refunds and disputes, each once, by id.</summary>
    public IReadOnlyList<Reversal> Reversals { get; init; } = [];

    /// <summary>What both know.</summary>
    public PaymentFacts Join(PaymentFacts other)
    {
        var total = Nullable.Compare(RefundedTotalAt, other.RefundedTotalAt) is var order and not 0
            ? order > 0
                ? this
                : other
            : RefundedTotal >= other.RefundedTotal
                ? this
                : other;
        return this with
        {
            ChargeId = Later(ChargeId, other.ChargeId),
            CustomerId = Later(CustomerId, other.CustomerId),
            Currency = Later(Currency, other.Currency),
            Received = Math.Max(Received, other.Received),
            PaidAt = Earlier(PaidAt, other.PaidAt),
            PaysInvoice = PaysInvoice || other.PaysInvoice,
            HasOtherPurpose = HasOtherPurpose || other.HasOtherPurpose,
            RefundedTotal = total.RefundedTotal,
            RefundedTotalAt = total.RefundedTotalAt,
            Reversals =
            [
                .. Reversals
                    .Concat(other.Reversals)
                    .GroupBy(reversal => reversal.Id, StringComparer.Ordinal)
                    .Select(same => same.Aggregate((one, more) => one.Join(more)))
                    .OrderBy(reversal => reversal.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>True when both say the same.</summary>
    public bool Says(PaymentFacts other) =>
        this with { Reversals = [] } == other with { Reversals = [] } && Reversals.SequenceEqual(other.Reversals);

    /// <summary>The text that is there; of two the later in the alphabet, so that the order does not matter.</summary>
    internal static string? Later(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } first && other is { } second ? (first < second ? first : second) : one ?? other;
}
