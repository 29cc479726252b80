using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>Words of the payment history.</summary>
internal static partial class BillingWords
{
    public const string PaymentsTitle = "Stripe payments";
    public const string AllTypes = "All types";
    public const string StripeDemo = "Demo";
    public const string StripeDemoHint =
        "Invented by the demo in Stripe's shape, from this console's own ledger: no Stripe key is set. Links to "
        + "Stripe lead nowhere.";
    public const string NoCustomer =
        "This account has no Stripe customer id, so there is no payment history to look up.";
    public const string NoPayments = "Stripe knows this customer and has no payments, refunds or invoices of theirs.";
    public const string NoPaymentMatches = "Nothing matches the filter.";
    public const string NoPaymentsPage = "There are no payments on this page any more.";
    public const string NoPaymentMatchesYet =
        "Nothing among the newest payments matches. Older ones have not been searched yet.";
    public const string SearchOlderPayments = "Search older payments";
    public const string CustomerDeleted = "This customer was deleted at Stripe. What happened before stays readable.";
    public const string RefundsInPeriod =
        "Stripe names a refund only with its payment: refunds of payments before the period are not listed.";
    public const string EndsBeforeItBegins = "The period ends before it begins.";
    public const string InStripe = "In Stripe's dashboard (opens in a new tab)";
    public const string FilterPayments = "Filter payments";
    public const string PaymentTypeLabel = "Type";
    public const string ClearFilter = "Clear";
    public const string TypeColumn = "Type";
    public const string StatusColumn = "Status";
    public const string DetailsColumn = "Details";
    public const string StripeColumn = "Stripe";
    public const string PagesOfPayments = "Pages of payments";
    public const string ExportCsv = "CSV";

    /// <summary>The name of a type.</summary>
    public static string TypeOf(PaymentType type) =>
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
    public static string PaymentsEmpty(PaymentPage.Found page, PaymentFilter filter) =>
        page.HasMore ? NoPaymentMatchesYet
        : filter.Page > 0 ? NoPaymentsPage
        : filter.IsEmpty ? NoPayments
        : NoPaymentMatches;

    /// <summary>How a status is shown: what is lost red, what is open amber, what went well quiet.</summary>
    public static string PaymentPill(Payment payment) =>
        (payment.Type, payment.Status) switch
        {
            (PaymentType.FailedPayment, _) or (_, "failed" or "disputed" or "uncollectible") => "pill red",
            (_, "pending" or "open" or "requires action" or "requires payment method" or "requires confirmation") =>
                "pill amber",
            _ => "pill",
        };

    /// <summary>Why Stripe did not answer, with the name its support knows the call by.</summary>
    public static string FailureOf(StripeFailure failure) =>
        failure.RequestId is { } request
            ? $"{failure.Sentence} (Stripe's name of the call: {request})"
            : failure.Sentence;

    public static string PageOfPayments(int page) => $"page {Figures.Whole(page)}";
}
