using System.Globalization;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Replies;

/// <summary>The words for customers about money; pure functions of the facts of a diagnosis.</summary>
public static class BillingReplyTexts
{
    private const string Afterwards = "As soon as the balance is no longer negative, your account works at its full limit again by itself.";
    private const string NotGrantedYet = "The credit has not been granted yet: grant it first.";
    private const string NotNegative = "The balance is not negative.";

    /// <summary>How long after it a credit is news.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>The replies about money.</summary>
    public static IReadOnlyList<ReplyKind> Kinds { get; } = [ReplyKind.CreditGranted, ReplyKind.StillNegative, ReplyKind.CreditUsed, ReplyKind.CardFailing];

    /// <summary>All of them, the one that fits first.</summary>
    public static IReadOnlyList<Reply> All(BillingFacts facts, BillingOptions options)
    {
        var best = Fitting(facts, options);
        return [.. Kinds.OrderBy(kind => kind == best ? 0 : 1).Select(kind => Of(kind, facts, options))];
    }

    /// <summary>The reply that fits the verdict; of an account that may have the credit, the one for after it. Null when there is nothing to say.</summary>
    public static ReplyKind? Fitting(BillingFacts facts, BillingOptions options) => BillingDiagnosis.Of(facts, options) switch
    {
        { Verdict: BillingVerdict.CreditAvailable } => CreditPreview.Of(facts, options).StaysNegativeBy is null ? ReplyKind.CreditGranted : ReplyKind.StillNegative,
        { Verdict: BillingVerdict.MustAddFunds } => facts.IsStillNegativeAfterCredit ? ReplyKind.StillNegative : ReplyKind.CreditUsed,
        { Verdict: BillingVerdict.CardFailing } or { Warning: not null } => ReplyKind.CardFailing,
        { Verdict: BillingVerdict.NotNegative } when facts.Credit is { } credit && facts.ReadAt - credit.At < Lately => ReplyKind.CreditGranted,
        _ => null,
    };

    private static Reply Of(ReplyKind kind, BillingFacts facts, BillingOptions options) => kind switch
    {
        ReplyKind.CreditGranted => CreditGranted(facts, options),
        ReplyKind.StillNegative => StillNegative(facts, options),
        ReplyKind.CreditUsed => CreditUsed(facts, options),
        _ => CardFailing(facts, options),
    };

    private static Reply CreditGranted(BillingFacts facts, BillingOptions options) => new(ReplyKind.CreditGranted, "Credit granted", ReplyTexts.Letter(
        $"your account's balance had become negative, so {Effect(facts, past: true)}.",
        $"We have added a complimentary credit of {Given(facts, options)}. Your balance is {After(facts, options)} now, and your account works at its full limit again. {SendAgain(facts)}",
        $"We can give this credit once only. To keep your account working, please add funds or turn auto-pay on at {options.BillingUrl}"),
        facts.Credit is null ? NotGrantedYet
            : facts.State.Balance.IsNegative ? "The balance is negative: this would not be true."
            : null);

    private static Reply StillNegative(BillingFacts facts, BillingOptions options)
    {
        var after = After(facts, options);
        return new(ReplyKind.StillNegative, "Still negative after the credit", ReplyTexts.Letter(
            $"we have added a complimentary credit of {Given(facts, options)} to your account, but its balance is still negative: {after}. While it is, {Effect(facts)}.",
            $"Please add {(after.IsNegative ? $"at least {-after}" : "funds")} here: {options.BillingUrl}",
            Afterwards,
            "We can give this credit once only, so further usage needs a deposit or auto-pay."),
            !after.IsNegative ? "The balance is not negative after the credit." : facts.Credit is null ? NotGrantedYet : null);
    }

    private static Reply CreditUsed(BillingFacts facts, BillingOptions options) => new(ReplyKind.CreditUsed, "Credit used already: billing page", ReplyTexts.Letter(
        $"your account's balance is {facts.State.Balance}. While it is negative, {Effect(facts)}.",
        $"Your account has had its one complimentary credit{(facts.Credit is { } credit ? $", on {Day(credit.At)}" : "")}, so please add funds here: {options.BillingUrl}",
        $"{Afterwards} {SendAgain(facts)}",
        "With auto-pay, turned on at the same page, this does not happen again."),
        facts.Credit is null ? "The credit has not been given." : facts.State.Balance.IsNegative ? null : NotNegative);

    private static Reply CardFailing(BillingFacts facts, BillingOptions options) => new(ReplyKind.CardFailing, "Card failing", ReplyTexts.Letter(
        $"your account has auto-pay: {Refill(facts.State)} {Declined(facts.Card)}",
        $"Your balance is {facts.State.Balance} now. Please check the card with your bank, or take another one, at {options.BillingUrl}",
        "Your account goes on working meanwhile; without a card that works we shall have to ask you for a deposit."),
        !facts.State.HasAutoPay ? "Auto-pay is off." : facts.Card is { State: CardState.Failing } ? null : "Stripe shows no failed charge as the last one.");

    private static string Effect(BillingFacts facts, bool past = false) => (facts.NewWork, past) switch
    {
        (NegativeBalanceNewWork.Refuse, true) => $"the API refused new work with \"{LimitTexts.NegativeBalance}\"",
        (NegativeBalanceNewWork.Refuse, false) => $"the API refuses new work with \"{LimitTexts.NegativeBalance}\"; what it had accepted before is still finished, one at a time",
        (_, true) => "your transcripts were run one at a time",
        _ => "your transcripts are run one at a time",
    };

    /// <summary>What was refused is not kept.</summary>
    private static string SendAgain(BillingFacts facts) => facts switch
    {
        { NewWork: not NegativeBalanceNewWork.Refuse } => "You need not send anything again.",
        { Refused: > 1 } => $"Please send again what was refused ({facts.Refused.ToString("N0", CultureInfo.InvariantCulture)} in the last 24 hours); nothing that was accepted is lost.",
        _ => "Please send again what was refused; nothing that was accepted is lost.",
    };

    private static string Refill(AccountState state) => state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } target }
        ? $"when the balance falls below {below}, your card is charged to bring it back to {target}."
        : "when the balance falls low, your card is charged.";

    private static string Declined(CardHealth? card) => card switch
    {
        { State: CardState.Failing, LastAttempt: { } attempt, FailedInARow: > 1 and var failed } =>
            $"The last {failed.ToString("N0", CultureInfo.InvariantCulture)} charges were declined, the last one ({attempt.Amount}) on {Day(attempt.At)}: {Reason(attempt)}",
        { State: CardState.Failing, LastAttempt: { } attempt } => $"The last charge ({attempt.Amount}) was declined on {Day(attempt.At)}: {Reason(attempt)}",
        _ => "The last charge was declined.",
    };

    /// <summary>"The card has expired." out of "The card has expired. · visa ending in 4242", with the card behind it.</summary>
    private static string Reason(Payment attempt)
    {
        var parts = attempt.Detail.Split(" · ", 2);
        return parts.Length == 2 ? $"{parts[0]} ({parts[1]})" : attempt.Detail;
    }

    private static Money Given(BillingFacts facts, BillingOptions options) => facts.Credit?.Amount ?? options.Credit;

    /// <summary>The balance with the credit, whether it is in it already or not.</summary>
    private static Money After(BillingFacts facts, BillingOptions options) =>
        facts.Credit is null && facts.State.Balance.IsNegative ? CreditPreview.Of(facts, options).After : facts.State.Balance;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
