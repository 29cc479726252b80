namespace SupportConsole.Core.Billing.Credits;

/// <summary>The sentences of a complimentary credit.</summary>
public static class CreditTexts
{
    public const string Forbidden = "Your role does not include granting credit. Ask a support engineer.";

    public const string NotNegative =
        "The balance is not negative, so there is nothing to help with: the credit is kept for when it is needed.";

    public const string CoveredByEom =
        "The account is invoiced at the end of the month: a negative balance stops nothing there, and needs no credit.";

    public const string CoveredByAutoPay =
        "The account has auto-pay: the refill brings the balance back. If the card is declined, ask the customer to "
        + "bring it in order.";

    /// <summary>Once in a life.</summary>
    public static string AlreadyGranted(BillingOptions options) =>
        "This account has had its one complimentary credit. Send the customer to the billing page: "
        + $"{options.BillingUrl}";
}
