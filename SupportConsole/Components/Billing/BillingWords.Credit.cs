using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing;

/// <summary>
/// Words of the dialog that grants the complimentary credit, beyond those of the rules (<see cref="CreditTexts"/>).
/// </summary>
internal static partial class BillingWords
{
    public const string CreditOnce = "Once in an account's life: it can neither be undone nor granted again.";
    public const string GrantUnanswered =
        "There was no answer, so it is not known whether the credit was granted. Grant again: the same attempt is "
        + "never made twice.";
    public const string GrantUnknownAccount = "There is no such account any more. Nothing was granted.";
    public const string Balance = "Balance";
    public const string EffectiveLimit = "Effective limit";
    public const string RefusedNothingGranted = "Refused, nothing was granted.";
    public const string Granting = "Granting…";
    public const string GrantDone = "Granted.";
    public const string BalanceIs = ". The balance is";
    public const string BalanceNow = "now.";
    public const string BecomesTo = "to";

    public static string GrantCredit(Money credit) => $"Grant {credit} credit";

    /// <summary>What the limits do with it.</summary>
    public static string CreditEffect(CreditPreview preview, BillingFacts facts)
    {
        if (facts.State.Disabled)
        {
            return "The account is disabled: everything stays refused, whatever its balance.";
        }

        if (facts.State.IsPaused)
        {
            return "The queue is paused: nothing starts until it goes on, whatever its balance.";
        }

        if (preview.StaysNegativeBy is not null)
        {
            return "The effective limit stays "
                + $"{Figures.Whole(preview.LimitAfter)}{(facts.NewWork == NegativeBalanceNewWork.Refuse ? ", and new work stays refused" : "")}.";
        }

        var starts =
            preview.Starts == 0
                ? ""
                : $" {Figures.Count(preview.Starts, "waiting transcript starts", "waiting transcripts start")} at "
                    + "once.";
        return $"{(facts.NewWork == NegativeBalanceNewWork.Refuse ? "New work is accepted again." : "New work no longer runs one at a time.")}{starts}";
    }

    public static string StaysNegative(Money by) =>
        $"The balance stays negative by {by}. Only a deposit lifts it above zero.";

    public static string CreditGranted(CreditOutcome.Granted granted) =>
        $"{granted.Before} → {granted.After}, "
        + (
            granted.Started == 0
                ? "no waiting transcript started"
                : $"{Figures.Count(granted.Started, "waiting transcript", "waiting transcripts")} started"
        );

    public static string GrantedMeanwhile(CreditGrant? grant) =>
        grant is null ? "Somebody has granted the credit" : $"{grant.By} has granted the credit";

    public static string Grant(Money credit) => $"Grant {credit}";
}
