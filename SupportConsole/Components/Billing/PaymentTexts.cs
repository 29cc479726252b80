using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>Words of the payment history.</summary>
internal static class PaymentTexts
{
    public const string Title = "Stripe payments";
    public const string AllTypes = "All types";
    public const string Demo = "Demo";
    public const string DemoHint =
        "Invented by a demo server in Stripe's shape, from this console's own ledger: no Stripe key is set. Links to "
        + "Stripe lead nowhere.";
    public const string NoCustomer =
        "This account has no Stripe customer id, so there is no payment history to look up.";
    public const string NoPayments = "Stripe knows this customer and has no payments, refunds or invoices of theirs.";
    public const string NoMatch = "Nothing matches the filter.";
    public const string NoPage = "There are no payments on this page any more.";
    public const string NotYet = "Nothing among the newest payments matches. Older ones have not been searched yet.";
    public const string SearchOn = "Search older payments";
    public const string Deleted = "This customer was deleted at Stripe. What happened before stays readable.";
    public const string RefundsInPeriod =
        "Stripe names a refund only with its payment: refunds of payments before the period are not listed.";
    public const string EndsBeforeItBegins = "The period ends before it begins.";
    public const string InStripe = "In Stripe's dashboard (opens in a new tab)";

    /// <summary>The name of a type.</summary>
    public static string Type(PaymentType type) =>
        type switch
        {
            PaymentType.Payment => "Payment",
            PaymentType.FailedPayment => "Failed payment",
            PaymentType.Refund => "Refund",
            PaymentType.Unfinished => "Unfinished payment",
            PaymentType.Invoice => "Invoice",
            PaymentType.BalanceChange => "Stripe balance",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

    /// <summary>Why nothing is listed.</summary>
    public static string Empty(PaymentPage.Found page, PaymentFilter filter) =>
        page.HasMore ? NotYet
        : filter.Page > 0 ? NoPage
        : filter.IsEmpty ? NoPayments
        : NoMatch;

    /// <summary>How a status is shown: what is lost red, what is open amber, what went well quiet.</summary>
    public static string Pill(Payment payment) =>
        (payment.Type, payment.Status) switch
        {
            (PaymentType.FailedPayment, _) or (_, "failed" or "disputed" or "uncollectible") => "pill red",
            (_, "pending" or "open" or "requires action" or "requires payment method" or "requires confirmation") =>
                "pill amber",
            _ => "pill",
        };

    /// <summary>Why Stripe did not answer, with the name its support knows the call by.</summary>
    public static string Failure(StripeFailure failure) =>
        failure.RequestId is { } request
            ? $"{failure.Sentence} (Stripe's name of the call: {request})"
            : failure.Sentence;
}
