using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>What the guardrails say about a wish, on locked rows.</summary>
/// <param name="Rule">The rule that decides.</param>
/// <param name="Sentence">That in words.</param>
internal readonly record struct GuardrailDecision(LimitChangeRule Rule, string Sentence)
{
    /// <summary>Asks for the demand that the guardrails look at.</summary>
    public static void Require(CommandContext context, string accountId) =>
        context.Accounts.RequirePeakDemand(accountId, context.GuardrailOptions.OverageSince);

    public static GuardrailDecision Of(CommandContext context, LimitedAccount account, int requested)
    {
        var guardrails = context.GuardrailOptions;
        var limit = context.LimitOf(account).Guarded;
        var overage = LimitChangePolicy.Overage(Peak(context, account), limit);
        var rule = LimitChangePolicy.Decide(limit, requested, overage, guardrails);
        return new(rule, LimitChangeTexts.Sentence(rule, requested, overage, guardrails));
    }

    /// <summary>The rows say what was written before this context; the account, what stands now.</summary>
    public static int Peak(CommandContext context, LimitedAccount account) => context.Accounts.PeakDemand(account);
}
