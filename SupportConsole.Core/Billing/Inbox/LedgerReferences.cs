using System.Globalization;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// References of the entries that follow a payment. A blank stands in front, as no reference that comes from outside
/// may have it; the deposit itself has the payment's id alone, as billing would post it.
/// </summary>
public static class LedgerReferences
{
    /// <summary>The payment turned out to be more, or none of ours.</summary>
    public const string Payment = "payment";

    public const string Refund = "refund of";

    public const string Dispute = "dispute of";

    /// <summary>A reference.</summary>
    /// <param name="cause">One of the words above.</param>
    /// <param name="paymentId">The payment.</param>
    /// <param name="number">The entry's number among the payment's, from 1.</param>
    public static string Of(string cause, string paymentId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $" {cause} {paymentId} ({number})");

    /// <summary>Every reference that an entry of the payment may have.</summary>
    public static IEnumerable<string> All(InboxPayment payment) =>
        Enumerable
            .Range(1, payment.Entries)
            .SelectMany(number =>
                new[] { Payment, Refund, Dispute }.Select(cause => Of(cause, payment.PaymentId, number))
            )
            .Append(payment.PaymentId);

    /// <summary>True for the reference of an entry that follows a payment, other than the deposit itself.</summary>
    public static bool IsOurs(string reference) =>
        new[] { Payment, Refund, Dispute }.Any(cause => reference.StartsWith($" {cause} ", StringComparison.Ordinal));

    /// <summary>True for the references of the payment's own entries.</summary>
    public static bool IsOf(string reference, string paymentId) =>
        reference == paymentId || reference.Contains($" {paymentId} (", StringComparison.Ordinal);
}
