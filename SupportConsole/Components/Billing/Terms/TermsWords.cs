using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>
/// Words of the dialog that changes how an account pays, beyond those of the rules (<see cref="TermsTexts"/>).
/// </summary>
internal static class TermsWords
{
    public const string Title = "Change billing terms";
    public const string Submit = "Change terms";
    public const string Button = "Billing terms";
    public const string NoAmount = "Write an amount in dollars and cents, for example 20 or 100.50.";
    public const string Unanswered =
        "There was no answer, so it is not known whether the terms were changed. Change again: the same attempt is "
        + "never made twice.";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string Later = "Sign-up and billing's own systems may register other terms later; theirs then hold.";
    public const string PaysBy = "Pays by";
    public const string AutoPay = "Auto-pay";
    public const string Prices = "Prices";
    public const string WhenBelow = "When below, USD";
    public const string BringBackTo = "Bring back to, USD";
    public const string ChangedTitle = "Changed.";
    public const string InForce = "In force";
    public const string BeginFromTerms = "Begin from those";

    /// <summary>How an account may pay, by the model's keys.</summary>
    public static IReadOnlyList<(string Key, string Text)> Billings { get; } =
    [(TermsModel.Deposit, "deposit, in advance"), (TermsModel.Eom, "EOM: invoice at the end of the month")];

    /// <summary>Auto-pay, by the model's keys.</summary>
    public static IReadOnlyList<(string Key, string Text)> Refills { get; } =
    [(TermsModel.Off, "off"), (TermsModel.On, "on: refills by itself")];

    /// <summary>Which prices an account may have: everybody's, or a list agreed with the customer.</summary>
    public static IReadOnlyList<(string Key, string Text)> PriceLists(IEnumerable<string> names) =>
        [(TermsModel.CommonPrices, "everybody's"), .. names.Select(name => (name, $"list {name}"))];

    /// <summary>What the terms do to the live limits.</summary>
    public static string Effect(BillingFacts facts, AccountState after, LimitOptions limits)
    {
        var before = facts.State;
        if (before.Disabled)
        {
            return "The account is disabled: everything stays refused.";
        }

        if (before.IsPaused)
        {
            return "The queue is paused: nothing starts until it goes on.";
        }

        var (limitBefore, limitAfter) = (
            EffectiveLimit.Of(before, limits).Value,
            EffectiveLimit.Of(after, limits).Value
        );
        return (before.IsStoppedByBalance, after.IsStoppedByBalance) switch
        {
            (true, false) => $"The balance of {before.Balance} no longer stops the account: "
                + $"{Work(facts, "is accepted again", "no longer runs one at a time")}, the effective limit is "
                + $"{Figures.Whole(limitAfter)} instead of {Figures.Whole(limitBefore)}.",
            (false, true) => $"The balance of {before.Balance} stops the account from now on: "
                + $"{Work(facts, "is refused", "runs one at a time")}, the effective limit is "
                + $"{Figures.Whole(limitAfter)} instead of {Figures.Whole(limitBefore)}. What runs goes on.",
            (true, true) => $"The balance of {before.Balance} still stops the account.",
            _ => "The live limits stay as they are.",
        };
    }

    public static string Changed(TermsOutcome.Applied applied) =>
        $"Now: {TermsTexts.Of(applied.Terms)}"
        + (
            applied.Started == 0
                ? "."
                : $"; {Figures.Count(applied.Started, "waiting transcript", "waiting transcripts")} started."
        );

    private static string Work(BillingFacts facts, string refusing, string queueing) =>
        $"new work {(facts.NewWork == NegativeBalanceNewWork.Refuse ? refusing : queueing)}";
}
