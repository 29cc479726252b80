using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>What became of a payment.</summary>
public enum InboxState
{
    /// <summary>In the balance of its account.</summary>
    Deposited = 0,

    /// <summary>Deposited; all or some of it went back, or is disputed.</summary>
    Reversed = 1,

    /// <summary>No account has its customer, or the payment itself is not told yet: waits.</summary>
    Unmatched = 2,

    /// <summary>It pays an invoice or is for something else: nothing is posted.</summary>
    NotOurs = 3,

    /// <summary>Not in dollars: nothing is posted until people look at it.</summary>
    ForeignCurrency = 4,

    /// <summary>People decided that nothing is to be posted.</summary>
    Dismissed = 5,

    /// <summary>The ledger holds it with another amount, which somebody else posted: people look at it.</summary>
    AmountDiffers = 6,
}

/// <summary>A payment as Stripe told it, and what was posted for it.</summary>
public sealed record InboxPayment
{
    public required string PaymentId { get; init; }

    public string? ChargeId { get; init; }

    public string? CustomerId { get; init; }

    public string? Currency { get; init; }

    /// <inheritdoc cref="PaymentFacts.Received"/>
    public long Received { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public bool PaysInvoice { get; init; }

    public bool HasOtherPurpose { get; init; }

    public long RefundedTotal { get; init; }

    public DateTimeOffset? RefundedTotalAt { get; init; }

    /// <summary>When the first event of it came.</summary>
    public required DateTimeOffset FirstToldAt { get; init; }

    /// <summary>Whose it is; null while nobody's. It stays: a customer id that moves takes no money along.</summary>
    public string? AccountId { get; init; }

    public required InboxState State { get; init; }

    /// <summary>True while people should look at it.</summary>
    public bool Waits { get; init; }

    /// <summary>What stands in the ledger as paid in.</summary>
    public Money Deposited { get; init; }

    /// <summary>What stands there as given back, not negative.</summary>
    public Money Refunded { get; init; }

    /// <summary>What stands there as disputed, not negative.</summary>
    public Money Disputed { get; init; }

    /// <summary>True when somebody else posted the deposit under this id.</summary>
    public bool IsPostedElsewhere { get; init; }

    /// <summary>How many ledger entries were made for it: numbers their references.</summary>
    public int Entries { get; init; }

    /// <summary>Who matched or dismissed it; null when nobody did.</summary>
    public string? HandledBy { get; init; }

    public DateTimeOffset? HandledAt { get; init; }

    public string? HandledReason { get; init; }

    public long? HandledAuditSequence { get; init; }

    /// <summary>True when people dismissed it.</summary>
    public bool IsDismissed { get; init; }

    /// <summary>Rises with each change; 1 is new.</summary>
    public long Version { get; init; }

    /// <summary>The amount with its currency; null until the payment is told.</summary>
    public StripeAmount? Amount => Currency is { } currency ? new(Received, currency) : null;

    /// <summary>What it adds to its account's balance.</summary>
    public Money InLedger => Deposited - Refunded - Disputed;

    /// <summary>A payment nothing was known of.</summary>
    public static InboxPayment New(string paymentId, DateTimeOffset now) =>
        new()
        {
            PaymentId = paymentId,
            FirstToldAt = now,
            State = InboxState.Unmatched,
        };

    /// <summary>The facts, with these refunds and disputes.</summary>
    public PaymentFacts Facts(IReadOnlyList<Reversal> reversals) =>
        new()
        {
            PaymentId = PaymentId,
            ChargeId = ChargeId,
            CustomerId = CustomerId,
            Currency = Currency,
            Received = Received,
            PaidAt = PaidAt,
            PaysInvoice = PaysInvoice,
            HasOtherPurpose = HasOtherPurpose,
            RefundedTotal = RefundedTotal,
            RefundedTotalAt = RefundedTotalAt,
            Reversals = reversals,
        };

    /// <summary>The payment with these facts; its reversals stand in rows of their own.</summary>
    public InboxPayment With(PaymentFacts facts) =>
        this with
        {
            ChargeId = facts.ChargeId,
            CustomerId = facts.CustomerId,
            Currency = facts.Currency,
            Received = facts.Received,
            PaidAt = facts.PaidAt,
            PaysInvoice = facts.PaysInvoice,
            HasOtherPurpose = facts.HasOtherPurpose,
            RefundedTotal = facts.RefundedTotal,
            RefundedTotalAt = facts.RefundedTotalAt,
        };
}
