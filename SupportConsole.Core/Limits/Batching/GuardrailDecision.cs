using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>What the guardrails say about a wish, on locked rows.</summary>
/// <param name="Rule">The rule that decides.</param>
/// <param name="Sentence">That in words.</param>
internal readonly record struct GuardrailDecision(LimitChangeRule Rule, string Sentence)
{
    public static GuardrailDecision Of(LimitBatch batch, AccountBook book, int requested)
    {
        var guardrails = batch.Rules.Guardrails;
        var limit = batch.Standing(book).Guarded;
        var overage = LimitChangePolicy.Overage(Peak(batch, book), limit);
        var rule = LimitChangePolicy.Decide(limit, requested, overage, guardrails);
        return new(rule, LimitChangeTexts.Sentence(rule, requested, overage, guardrails));
    }

    /// <summary>The rows say what was written before this batch; the book, what stands now.</summary>
    public static int Peak(LimitBatch batch, AccountBook book) => Math.Max(batch.PeakDemands[book.State.AccountId], book.Tally.PeakDemand);
}
