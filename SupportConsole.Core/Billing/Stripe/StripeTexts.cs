namespace SupportConsole.Core.Billing.Stripe;

/// <summary>Stripe's codes as sentences, in one place.</summary>
public static class StripeTexts
{
    public const string NotConfigured =
        "Stripe is not configured: set Stripe:ApiKey to a restricted, read-only key to see payments here.";

    /// <summary>What a right lets read, as Stripe's page of keys calls it.</summary>
    internal static string Name(StripeRight right) =>
        right switch
        {
            StripeRight.Customers => "customers",
            StripeRight.PaymentIntents => "payment intents",
            StripeRight.Charges => "charges",
            StripeRight.Refunds => "refunds",
            StripeRight.Invoices => "invoices",
            StripeRight.InvoicePayments => "invoice payments",
            StripeRight.Disputes => "disputes",
            StripeRight.CustomerBalanceTransactions => "customer balance transactions",
            _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
        };

    /// <summary>What became of the call.</summary>
    public static string Failure(StripeFailureKind kind) =>
        kind switch
        {
            StripeFailureKind.NotConfigured => NotConfigured,
            StripeFailureKind.NotFound =>
                "Stripe knows no customer with this id. It may be mistyped, or belong to the other mode (test or "
                    + "live) than our key.",
            StripeFailureKind.KeyRefused =>
                "Stripe refuses our key: it is wrong, revoked or expired. Somebody who runs this console must set a "
                    + "new Stripe:ApiKey.",
            StripeFailureKind.NotPermitted =>
                "Our Stripe key may not read this. It needs read access to customers, payment intents, charges, "
                    + "refunds, disputes, invoices, invoice payments and customer balance transactions.",
            StripeFailureKind.TooManyRequests =>
                "Stripe asks for fewer calls at the moment. Wait a minute and refresh.",
            StripeFailureKind.Unreachable =>
                "Stripe could not be reached. Everything else on this page is our own data and still right; try "
                    + "again in a moment.",
            StripeFailureKind.TimedOut =>
                "Stripe did not answer in time. Everything else on this page is our own data and still right; try "
                    + "again in a moment.",
            StripeFailureKind.Unreadable =>
                "What came back is not an answer of Stripe: perhaps a proxy stands in between, or the answer was "
                    + "cut. Try again in a moment.",
            StripeFailureKind.ServerError =>
                "Stripe has a problem of its own at the moment. Try again in a few minutes; status.stripe.com tells "
                    + "more.",
            StripeFailureKind.Refused => "Stripe does not accept this question. The customer id may be malformed.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>
    /// Why a payment was declined, in words a customer understands. Source: Stripe's documentation, "Decline codes" and
    /// "Error codes".
    /// </summary>
    /// <param name="code">The decline code, else the failure code; null when Stripe gave none.</param>
    public static string Decline(string? code) =>
        code switch
        {
            null or "" => "No reason was given.",
            "insufficient_funds" => "The card has too little money.",
            "expired_card" => "The card has expired.",
            "incorrect_cvc" or "invalid_cvc" => "The card's security code is wrong.",
            "incorrect_number" or "invalid_number" => "The card number is wrong.",
            "incorrect_zip" => "The postal code does not match the card.",
            "invalid_expiry_month" or "invalid_expiry_year" => "The card's expiry date is wrong.",
            "lost_card" or "stolen_card" or "pickup_card" =>
                "The bank says that the card may not be used; the customer must ask the bank or take another card.",
            "card_velocity_exceeded" or "withdrawal_count_limit_exceeded" => "The card is over its limit.",
            "card_not_supported" => "The card does not take this kind of payment.",
            "currency_not_supported" => "The card does not take this currency.",
            "authentication_required" => "The bank wants the customer to confirm the payment (3-D Secure).",
            "processing_error" or "issuer_not_available" or "try_again_later" or "reenter_transaction" =>
                "The bank could not process it at that moment; it may work when tried again.",
            "fraudulent" or "merchant_blacklist" or "highest_risk_level" => "It was blocked as too risky.",
            "do_not_honor"
            or "generic_decline"
            or "card_declined"
            or "call_issuer"
            or "no_action_taken"
            or "transaction_not_allowed"
            or "not_permitted"
            or "restricted_card"
            or "revocation_of_authorization"
            or "revocation_of_all_authorizations"
            or "security_violation"
            or "service_not_allowed"
            or "stop_payment_order" => "The bank declined it without saying why; the customer must ask the bank.",
            "duplicate_transaction" => "The same amount was charged a moment before.",
            "invalid_account" or "new_account_information_available" =>
                "The card's account is invalid; the customer must ask the bank or take another card.",
            "testmode_decline" => "A test card was used.",
            "payment_intent_payment_attempt_expired" or "payment_method_customer_decline" =>
                "The customer did not finish it.",
            _ => $"Declined ({code.Replace('_', ' ')}).",
        };
}
