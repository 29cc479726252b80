using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>
/// A verdict on an account's money, what it does to the live limits now, and the one allowed next step.
/// </summary>
/// <param name="Verdict">What is wrong.</param>
/// <param name="Title">In a few words: "Negative balance -$12.40, first time, credit available".</param>
/// <param name="Sentence">In words, with the figures that decide.</param>
/// <param name="Effect">What it does to the live limits at this moment.</param>
/// <param name="NextStep">The one thing to do.</param>
/// <param name="Warning">What is not wrong yet but will be; null when nothing is.</param>
public sealed record BillingDiagnosis(
    BillingVerdict Verdict,
    string Title,
    string Sentence,
    string Effect,
    string NextStep,
    string? Warning
)
{
    /// <summary>What went back of the last payments, as a sentence; null when nothing did that matters.</summary>
    public string? Reversal { get; init; }

    /// <summary>True when support may grant the complimentary credit.</summary>
    public bool AllowsCredit => Verdict == BillingVerdict.CreditAvailable;

    /// <summary>True when somebody must do something about the money: support, or the customer.</summary>
    public bool NeedsAction =>
        Warning is not null
        || Verdict is BillingVerdict.CardFailing or BillingVerdict.CreditAvailable or BillingVerdict.MustAddFunds;

    /// <summary>Judges. Source: the table in domain.md, "Support procedure: negative balance" step 4.</summary>
    public static BillingDiagnosis Of(BillingFacts facts, BillingOptions options)
    {
        var verdict = Judge(facts);
        var warning =
            verdict == BillingVerdict.NotNegative
            && facts.State.HasAutoPay
            && facts.Card is { State: CardState.Failing } card
                ? DiagnosisTexts.RefillWillFail(card)
                : null;
        return new(
            verdict,
            DiagnosisTexts.Title(verdict, facts),
            DiagnosisTexts.Sentence(verdict, facts, options),
            DiagnosisTexts.Effect(facts),
            DiagnosisTexts.NextStep(warning is null ? verdict : BillingVerdict.CardFailing, options),
            warning
        )
        {
            Reversal = DiagnosisTexts.Reversal(facts),
        };
    }

    private static BillingVerdict Judge(BillingFacts facts)
    {
        var state = facts.State;
        if (!state.Balance.IsNegative)
        {
            return BillingVerdict.NotNegative;
        }

        if (state.EomBilling)
        {
            return BillingVerdict.CoveredByEom;
        }

        if (state.HasAutoPay)
        {
            return facts.Card is { State: CardState.Failing } ? BillingVerdict.CardFailing : BillingVerdict.RefillDue;
        }

        return facts.Credit is null ? BillingVerdict.CreditAvailable : BillingVerdict.MustAddFunds;
    }
}
