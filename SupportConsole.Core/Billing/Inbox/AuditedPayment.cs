using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>A payment as it stands in an audit entry's before and after.</summary>
/// <param name="PaymentId">Stripe's id.</param>
/// <param name="State">What became of it.</param>
public sealed record AuditedPayment(string PaymentId, InboxState State)
{
    /// <summary>With its currency: "$20.00".</summary>
    public string? Amount { get; init; }

    public string? CustomerId { get; init; }

    public string? AccountId { get; init; }

    /// <summary>The account's balance in dollars; null without one.</summary>
    public decimal? BalanceUsd { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedPayment? Read(string? text) => AuditedText.Read<AuditedPayment>(text);

    /// <summary>The entry's text.</summary>
    public string Write() => AuditedText.Write(this);
}
