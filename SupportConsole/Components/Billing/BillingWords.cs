using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing;

/// <summary>Words of an account's billing section.</summary>
internal static partial class BillingWords
{
    public const string Title = "Billing";
    public const string DiagnosisTitle = "Diagnosis";
    public const string EffectTitle = "Effect on the live limits";
    public const string NextStepTitle = "Next step";
    public const string FactsTitle = "Facts";
    public const string RepliesTitle = "Reply about billing";
    public const string NoReplyNeeded = "Nothing about money to tell this customer.";
    public const string NoReplyYet = "Grant the credit first: the reply about it is true only then.";
    public const string AskingStripe = "asking Stripe…";
    public const string LogLine = "Search the log for";
    public const string TheReply = "the reply about billing";
    public const string AskAgain = "Ask again";
    public const string TheStripeCustomerId = "the Stripe customer id";
    public const string OpensStripe = "(Stripe, opens in a new tab)";
    public const string JustNow = "just now";
    public const string StripeDemoSource = "Stripe demo";

    /// <summary>How an account pays, in a few words.</summary>
    public static string Terms(AccountState state)
    {
        var autoPay = state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } target }
            ? $"uto-pay below {below}, back to {target}"
            : null;
        return (state.EomBilling, autoPay) switch
        {
            (true, null) => "EOM billing",
            (true, _) => $"EOM billing, a{autoPay}",
            (false, null) => "Deposit, auto-pay off",
            _ => $"A{autoPay}",
        };
    }

    /// <summary>The next step in the page's verdict line, where it leads to the billing section.</summary>
    public static string Act(BillingVerdict verdict) =>
        verdict switch
        {
            BillingVerdict.CreditAvailable => "Grant the credit",
            BillingVerdict.MustAddFunds => "Send the billing page's address",
            _ => "Ask for a card that works",
        };

    /// <summary>Why no reply is offered.</summary>
    /// <param name="diagnosis">The account's money.</param>
    public static string NoReply(BillingDiagnosis diagnosis) => diagnosis.AllowsCredit ? NoReplyYet : NoReplyNeeded;

    /// <summary>See <see cref="Shared.Icon"/>.</summary>
    public static string Icon(BillingDiagnosis diagnosis) =>
        Tone(diagnosis) switch
        {
            "red" => "stop",
            "amber" => "warning",
            _ => "check",
        };

    /// <summary>red when work is stopped, amber when it will be, else empty.</summary>
    public static string Tone(BillingDiagnosis diagnosis) =>
        diagnosis switch
        {
            { Verdict: BillingVerdict.CreditAvailable or BillingVerdict.MustAddFunds } => "red",
            { NeedsAction: true } => "amber",
            _ => "",
        };

    /// <summary>To the last micro-dollar, so that a sum adds up: "$12.405", "-$3.00".</summary>
    public static string Exact(Money value) =>
        (value.IsNegative ? "-$" : "$") + Math.Abs(value.Dollars).ToString("#,0.00####", CultureInfo.InvariantCulture);

    public static string AskedWhen(string age) => $"asked {age}";

    public static string Ago(TimeSpan age) => $"{Figures.Span(age)} ago";

    public static string Cached(string source, TimeSpan age) => $"{source}, cached {Figures.Span(age)} ago";
}
