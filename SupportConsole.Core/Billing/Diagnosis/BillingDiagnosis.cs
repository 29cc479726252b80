using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>A verdict on an account's money, what it does to the live limits now, and the one allowed next step.</summary>
/// <param name="Verdict">What is wrong.</param>
/// <param name="Sentence">In words, with the figures that decide.</param>
/// <param name="Effect">What it does to the live limits at this moment.</param>
/// <param name="NextStep">The one thing to do.</param>
/// <param name="Warning">What is not wrong yet but will be; null when nothing is.</param>
public sealed record BillingDiagnosis(BillingVerdict Verdict, string Sentence, string Effect, string NextStep, string? Warning)
{
    /// <summary>True when support may grant the complimentary credit.</summary>
    public bool AllowsCredit => Verdict == BillingVerdict.CreditAvailable;

    /// <summary>Judges. Source: the table in domain.md, "Support procedure: negative balance" step 4.</summary>
    public static BillingDiagnosis Of(BillingFacts facts, BillingOptions options)
    {
        var verdict = Judge(facts);
        return new(
            verdict,
            DiagnosisTexts.Sentence(verdict, facts, options),
            DiagnosisTexts.Effect(facts),
            DiagnosisTexts.NextStep(verdict, facts, options),
            verdict == BillingVerdict.NotNegative && facts.State.HasAutoPay && facts.Card is { State: CardState.Failing } card ? DiagnosisTexts.RefillWillFail(card) : null);
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
