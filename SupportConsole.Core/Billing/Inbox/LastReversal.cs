namespace SupportConsole.Core.Billing.Inbox;

/// <summary>The newest refund or dispute that took money of an account.</summary>
/// <param name="PaymentId">Of which payment.</param>
/// <param name="Kind">Refund or dispute.</param>
/// <param name="Amount">What went back, in the currency's smallest unit.</param>
/// <param name="Received">What had been paid.</param>
/// <param name="Currency">Of both.</param>
/// <param name="At">When it was made.</param>
public sealed record LastReversal(
    string PaymentId,
    ReversalKind Kind,
    long Amount,
    long Received,
    string Currency,
    DateTimeOffset At
);
