using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Streaming;
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

    /// <summary>The same for the limit on new streaming sessions.</summary>
    public static GuardrailDecision Of(
        CommandContext context,
        LimitState limitState,
        int requested,
        StreamingDemand demand
    )
    {
        var rule = StreamingRaisePolicy.Decide(limitState.Value, requested, demand.Peak, context.GuardrailOptions);
        return new(rule, StreamingRaisePolicy.Sentence(rule, requested, demand.Peak, context.GuardrailOptions));
    }

    /// <summary>The rows say what was written before this context; the account, what stands now.</summary>
    public static int Peak(CommandContext context, LimitedAccount account) => context.Accounts.PeakDemand(account);
}
