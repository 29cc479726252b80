using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Payments;

/// <summary>What the page of payments says, and the card of an account's.</summary>
internal static class PaymentWords
{
    public const string Title = "Payments";

    public const string Lead =
        "Money that Stripe told of and that needs somebody: payments of customers whom no account has, payments that "
        + "are not in dollars, and payments that a bank took back.";

    public const string Kinds = "Kinds of payments";
    public const string AmountColumn = "Amount";
    public const string PaymentColumn = "Payment";
    public const string CustomerColumn = "Stripe customer";
    public const string AccountColumn = "Account";
    public const string StateColumn = "State";
    public const string PaidColumn = "Paid";
    public const string WhyColumn = "What it waits for";
    public const string ActColumn = "Act";
    public const string HandledColumn = "Dealt with";
    public const string NotTold = "not told yet";
    public const string Nobody = "nobody";
    public const string Match = "Match…";
    public const string Dismiss = "Dismiss…";
    public const string OpensStripe = "Opens Stripe's dashboard";
    public const string MatchTitle = "Whose payment is this?";
    public const string DismissTitle = "Dismiss this payment?";
    public const string MatchButton = "Match";
    public const string Matching = "Matching…";
    public const string DismissButton = "Dismiss";
    public const string Dismissing = "Dismissing…";
    public const string AccountLabel = "Account";
    public const string AccountPlaceholder = "Id, e-mail, name or domain";
    public const string Accounts = "Accounts found";
    public const string NoAccount = "Choose the account that the payment belongs to.";
    public const string NoMatch = "No account matches.";
    public const string Change = "Another account";
    public const string Choose = "Choose";
    public const string NothingDone = "Nothing was changed.";

    public const string Unanswered =
        "The server did not confirm it, so it is not known whether it was done. Try again: the same attempt is never "
        + "made twice.";

    public const string CardTitle = "Told by Stripe";
    public const string CardEmpty = "Stripe has told of no payment of this account.";
    public const string CardLead = "Each payment with what Stripe told of it, and the ledger entries that it made.";
    public const string Events = "Events";
    public const string Entries = "Ledger";
    public const string NoEntries = "no ledger entry";
    public const string Previous = "Previous";
    public const string Next = "Next";

    public static string Page(int page, int pages) => $"page {Figures.Whole(page)} of {Figures.Whole(pages)}";

    public static string Tab(InboxKind kind) =>
        kind switch
        {
            InboxKind.Unmatched => "Unmatched",
            InboxKind.Foreign => "Foreign currency",
            InboxKind.Disputed => "Disputed",
            InboxKind.All => "All",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string Empty(InboxKind kind) =>
        kind switch
        {
            InboxKind.Unmatched => "Every payment has its account.",
            InboxKind.Foreign => "No payment in another currency waits.",
            InboxKind.Disputed => "No disputed payment waits.",
            _ => "Stripe has told of no payment yet.",
        };

    public static string StatePill(InboxState state) =>
        state switch
        {
            InboxState.Unmatched or InboxState.ForeignCurrency => "pill amber",
            InboxState.Reversed or InboxState.AmountDiffers => "pill red",
            _ => "pill",
        };

    /// <summary>What is left of it in the ledger is told where it is not all.</summary>
    public static string State(InboxPayment payment) =>
        payment switch
        {
            { State: InboxState.Reversed } when payment.InLedger > Money.Zero =>
                $"partly reversed, {payment.InLedger} left",
            { State: InboxState.Reversed } when payment.Disputed > Money.Zero => "disputed",
            { State: InboxState.Reversed } => "refunded",
            _ => InboxTexts.State(payment.State),
        };

    public static string MatchOf(InboxPayment payment) => $"Match {AmountOf(payment)}, {payment.PaymentId}";

    public static string DismissOf(InboxPayment payment) => $"Dismiss {AmountOf(payment)}, {payment.PaymentId}";

    public static string AmountOf(InboxPayment payment) => payment.Amount?.ToString() ?? NotTold;

    public static string Subtitle(InboxPayment payment) =>
        $"{AmountOf(payment)}, {payment.PaymentId}, customer {payment.CustomerId ?? Nobody}";

    public static string Deposits(InboxPayment payment, string account) =>
        $"{AmountOf(payment)}{(payment.CustomerId is null ? "" : " of customer " + payment.CustomerId)} goes to {account}, "
        + "with the refunds and disputes that it has. Later payments of the customer follow only when the account gets "
        + "the customer id.";

    public static string DismissEffect(InboxPayment payment) =>
        payment.AccountId is not null && payment.State is InboxState.Reversed or InboxState.AmountDiffers
            ? "The ledger stays as it is; the payment leaves the list until something new happens to it."
            : "Nothing is posted for it, now or when an account gets its customer. It can be matched later from All.";

    public static string Matched(string account, decimal? balanceUsd) =>
        balanceUsd is { } balance
            ? $"The payment is in the balance of {account}, which is {Money.FromDollars(balance)} now."
            : $"The payment belongs to {account} now.";

    public static string Dismissed(InboxPayment payment) => $"The payment of {AmountOf(payment)} is dismissed.";

    /// <summary>An event in words: "charge.refunded, $5.00, succeeded".</summary>
    public static string Event(MoneyEvent told) =>
        string.Join(
            ", ",
            new[]
            {
                told.Type,
                told is { Amount: { } amount, Currency: { } currency }
                    ? new StripeAmount(amount, currency).ToString()
                    : null,
                told.Status?.Replace('_', ' '),
            }.OfType<string>()
        );
}
