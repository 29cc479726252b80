using System.Globalization;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Replies;

/// <summary>The words for customers about money; pure functions of the facts of a diagnosis.</summary>
public static partial class ReplyTexts
{
    private const string Afterwards =
        "As soon as the balance is no longer negative, your account works at its full limit again by itself.";
    private const string NotGrantedYet = "The credit has not been granted yet: grant it first.";
    private const string NotNegative = "The balance is not negative.";
    private const string NotStopped = "The negative balance stops nothing: auto-pay or EOM billing covers it.";

    /// <summary>How long after it a credit is news.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>The replies about money.</summary>
    public static IReadOnlyList<ReplyKind> BillingKinds { get; } =
    [
        ReplyKind.CreditGranted,
        ReplyKind.StillNegative,
        ReplyKind.CreditUsed,
        ReplyKind.CardFailing,
        ReplyKind.LowBalance,
    ];

    /// <summary>All of them, the one that fits first.</summary>
    public static IReadOnlyList<Reply> All(BillingFacts facts, BillingOptions options)
    {
        var best = Fitting(facts, options);
        return [.. BillingKinds.OrderBy(kind => kind == best ? 0 : 1).Select(kind => Of(kind, facts, options))];
    }

    /// <summary>
    /// The reply that fits the verdict and is true; null when there is nothing to say, or nothing yet: before the
    /// credit is granted.
    /// </summary>
    public static ReplyKind? Fitting(BillingFacts facts, BillingOptions options) =>
        Wanted(facts, options) is { } kind && Obstacle(kind, facts) is null ? kind : null;

    private static ReplyKind? Wanted(BillingFacts facts, BillingOptions options) =>
        BillingDiagnosis.Of(facts, options) switch
        {
            { Verdict: BillingVerdict.MustAddFunds } => facts.IsStillNegativeAfterCredit
                ? ReplyKind.StillNegative
                : ReplyKind.CreditUsed,
            { Verdict: BillingVerdict.CardFailing } or { Warning: not null } => ReplyKind.CardFailing,
            { Verdict: BillingVerdict.NotNegative } when IsNews(facts) => ReplyKind.CreditGranted,
            { Verdict: BillingVerdict.NotNegative } when facts.Runway is not null => ReplyKind.LowBalance,
            _ => null,
        };

    private static bool IsNews(BillingFacts facts) => facts.Credit is { } credit && facts.ReadAt - credit.At < Lately;

    private static Reply Of(ReplyKind kind, BillingFacts facts, BillingOptions options)
    {
        var reply = kind switch
        {
            ReplyKind.CreditGranted => new Reply(
                kind,
                "Credit granted",
                CreditGranted(facts, options),
                facts.Credit is null || IsNews(facts) ? null : "The credit was granted more than a day ago."
            ),
            ReplyKind.StillNegative => new(
                kind,
                "Still negative after the credit",
                StillNegative(facts, options),
                null
            ),
            ReplyKind.CreditUsed => new(kind, "Credit used already: billing page", CreditUsed(facts, options), null),
            ReplyKind.CardFailing => new(kind, "Card failing", CardFailing(facts, options), null),
            ReplyKind.LowBalance => new(kind, "Balance runs out soon", LowBalance(facts, options), null),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return reply with { Obstacle = Obstacle(kind, facts) };
    }

    /// <summary>Why it would be false, and the act that makes it true.</summary>
    private static string? Obstacle(ReplyKind kind, BillingFacts facts) =>
        (kind, facts) switch
        {
            (_, { State.Disabled: true }) => IsDisabled,
            (_, { State.IsPaused: true }) => IsPaused,
            (ReplyKind.CreditGranted, { Credit: null }) => NotGrantedYet,
            (ReplyKind.CreditGranted, { State.Balance.IsNegative: true }) =>
                "The balance is negative: take a reply that says so.",
            (ReplyKind.StillNegative, { Credit: null }) => NotGrantedYet,
            (ReplyKind.StillNegative, { State.Balance.IsNegative: false }) =>
                "The balance is not negative after the credit.",
            (ReplyKind.StillNegative, { State.IsStoppedByBalance: false }) => NotStopped,
            (ReplyKind.StillNegative, { IsStillNegativeAfterCredit: false }) =>
                "The balance was not negative after the credit: it is negative again.",
            (ReplyKind.CreditUsed, { Credit: null }) => "The credit has not been given.",
            (ReplyKind.CreditUsed, { State.Balance.IsNegative: false }) => NotNegative,
            (ReplyKind.CreditUsed, { State.IsStoppedByBalance: false }) => NotStopped,
            (ReplyKind.CardFailing, { State.HasAutoPay: false }) => "Auto-pay is off.",
            (ReplyKind.CardFailing, { Card: not { State: CardState.Failing } }) =>
                "Stripe shows no failed charge as the last one.",
            (ReplyKind.LowBalance, { Runway: null }) =>
                "The balance is not low: it lasts long enough, or something refills it.",
            _ => null,
        };

    private static string CreditGranted(BillingFacts facts, BillingOptions options) =>
        ReplyTexts.Letter(
            $"your account's balance had become negative, so {Effect(facts, past: true)}.",
            [
                .. Reversal(facts),
                $"We have added a complimentary credit of {Given(facts, options)}. Your balance is "
                    + $"{After(facts, options)} now, and your account works at its full limit again. {SendAgain(facts)}",
                "We can give this credit once only. To keep your account working, please add funds or turn auto-pay on "
                    + $"at {options.BillingUrl}",
            ]
        );

    private static string StillNegative(BillingFacts facts, BillingOptions options)
    {
        var after = After(facts, options);
        return ReplyTexts.Letter(
            $"we have added a complimentary credit of {Given(facts, options)} to your account, but its balance is "
                + $"still negative: {after}. While it is, {Effect(facts)}.",
            [
                .. Reversal(facts),
                $"Please add {(after.IsNegative ? $"at least {-after}" : "funds")} here: {options.BillingUrl}",
                Afterwards,
                "We can give this credit once only, so further usage needs a deposit or auto-pay.",
            ]
        );
    }

    private static string CreditUsed(BillingFacts facts, BillingOptions options) =>
        ReplyTexts.Letter(
            $"your account's balance is {facts.State.Balance}. While it is negative, {Effect(facts)}.",
            [
                .. Reversal(facts),
                "Your account has had its one complimentary "
                    + $"credit{(facts.Credit is { } credit ? $", on {Day(credit.At)}" : "")}, so please add funds here: "
                    + $"{options.BillingUrl}",
                $"{Afterwards} {SendAgain(facts)}",
                "With auto-pay, turned on at the same page, this does not happen again.",
            ]
        );

    private static string CardFailing(BillingFacts facts, BillingOptions options) =>
        ReplyTexts.Letter(
            $"your account has auto-pay: {Refill(facts.State)} {Declined(facts.Card)}",
            [
                .. Reversal(facts),
                $"Your balance is {facts.State.Balance} now. Please check the card with your bank, or take another one, "
                    + $"at {options.BillingUrl}",
                facts.State.EomBilling
                    ? "Your account goes on working meanwhile."
                    : "Your account goes on working meanwhile; without a card that works we shall have to ask you for a "
                        + "deposit.",
            ]
        );

    private static string LowBalance(BillingFacts facts, BillingOptions options) =>
        ReplyTexts.Letter(
            facts.Runway is { } runway
                ? $"your account's balance is {facts.State.Balance}. At the rate of the last {runway.Days} days, in "
                    + $"which {runway.Spent} was used, it lasts about {DurationText.Of(runway.Lasts)}."
                : $"your account's balance is {facts.State.Balance}.",
            "Once it is negative, "
                + (
                    facts.NewWork == NegativeBalanceNewWork.Refuse
                        ? "the API refuses new work; what it had accepted before is still finished, one at a time."
                        : "your transcripts are run one at a time."
                ),
            $"To keep your account working, please add funds or turn auto-pay on at {options.BillingUrl}"
        );

    /// <summary>
    /// A paragraph about the refund or the dispute that is part of why the balance is what it is; none when there is
    /// none.
    /// </summary>
    private static string[] Reversal(BillingFacts facts) =>
        facts.UnpaidReversal switch
        {
            { Kind: ReversalKind.Dispute } dispute =>
            [
                $"For your information: {InboxTexts.Reversed(dispute)}, and the bank took the money back. If that was "
                    + "not meant, please ask the bank to withdraw the dispute.",
            ],
            { } refund => [$"For your information: {InboxTexts.Reversed(refund)}."],
            null => [],
        };

    private static string Effect(BillingFacts facts, bool past = false) =>
        (facts.NewWork, past) switch
        {
            (NegativeBalanceNewWork.Refuse, true) => $"the API refused new work with \"{LimitTexts.NegativeBalance}\"",
            (NegativeBalanceNewWork.Refuse, false) =>
                $"the API refuses new work with \"{LimitTexts.NegativeBalance}\"; what it had accepted before is "
                    + "still finished, one at a time",
            (_, true) => "your transcripts were run one at a time",
            _ => "your transcripts are run one at a time",
        };

    /// <summary>What was refused is not kept.</summary>
    private static string SendAgain(BillingFacts facts) =>
        facts switch
        {
            { NewWork: not NegativeBalanceNewWork.Refuse } => "You need not send anything again.",
            { Refused: > 1 } =>
                $"Please send again what was refused ({facts.Refused.ToString("N0", CultureInfo.InvariantCulture)} "
                    + "in the last 24 hours); nothing that was accepted is lost.",
            _ => "Please send again what was refused; nothing that was accepted is lost.",
        };

    private static string Refill(AccountState state) =>
        state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } target }
            ? $"when the balance falls below {below}, your card is charged to bring it back to {target}."
            : "when the balance falls low, your card is charged.";

    private static string Declined(CardHealth? card) =>
        card switch
        {
            { State: CardState.Failing, LastAttempt: { } attempt, FailedInARow: > 1 and var failed } =>
                $"The last {failed.ToString("N0", CultureInfo.InvariantCulture)} charges were declined, the last one "
                    + $"({attempt.Amount}) on {Day(attempt.At)}: {Reason(attempt)}",
            { State: CardState.Failing, LastAttempt: { } attempt } =>
                $"The last charge ({attempt.Amount}) was declined on {Day(attempt.At)}: {Reason(attempt)}",
            _ => "The last charge was declined.",
        };

    /// <summary>
    /// "The card has expired." out of "The card has expired. · visa ending in 4242", with the card behind it.
    /// </summary>
    private static string Reason(Payment attempt)
    {
        var parts = attempt.Detail.Split(" · ", 2);
        return parts.Length == 2 ? $"{parts[0]} ({parts[1]})" : attempt.Detail;
    }

    private static Money Given(BillingFacts facts, BillingOptions options) => facts.Credit?.Amount ?? options.Credit;

    /// <summary>The balance with the credit, whether it is in it already or not.</summary>
    private static Money After(BillingFacts facts, BillingOptions options) =>
        facts.Credit is null && facts.State.Balance.IsNegative
            ? CreditPreview.Of(facts, options).After
            : facts.State.Balance;

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
