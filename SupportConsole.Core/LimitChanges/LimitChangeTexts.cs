using System.Globalization;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// The sentences of a limit change, shown in the dialog, answered by the service and kept in the audit.
/// </summary>
public static partial class LimitChangeTexts
{
    /// <summary>The rule that decides, in words.</summary>
    public static string Sentence(LimitChangeRule rule, int requested, int overage, GuardrailOptions guardrails) =>
        rule switch
        {
            LimitChangeRule.LowerOrEqual =>
                "Lowering a limit is applied at once. What is running keeps running; the account drains to the new "
                    + "limit.",
            LimitChangeRule.WithinGuardrails =>
                $"The new limit is at most {N(guardrails.RaiseThreshold)} and the account is {Over(overage)}; "
                    + "support applies that alone.",
            LimitChangeRule.OverageTooLarge =>
                $"The account is {N(overage)} over its limit; support applies raises at once only up to "
                    + $"{N(guardrails.MaximumOverage)} over. Engineering must weigh the cost of servers first.",
            LimitChangeRule.OverThreshold =>
                $"{N(requested)} is over {N(guardrails.RaiseThreshold)}; engineering must confirm raises above that.",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };

    /// <summary>Why a change is refused, and what to do instead.</summary>
    /// <param name="sentence">The rule that refuses it, in words.</param>
    public static string Refused(string sentence) => $"{sentence} Ask engineering.";

    /// <summary>The figures moved while the dialog was open, and another rule decides.</summary>
    /// <param name="rule">The one that decides now.</param>
    /// <param name="sentence">That in words.</param>
    public static string RuleMoved(LimitChangeRule rule, string sentence) =>
        LimitChangePolicy.IsApplied(rule)
            ? $"The rule moved while you looked; now the change would be applied at once. {sentence}"
            : $"The rule moved while you looked; now the change needs engineering. {sentence}";

    /// <summary>The limit moved while the dialog was open.</summary>
    public static string Conflict(int seen, int current, string? by) =>
        $"The limit is no longer {N(seen)}: {(by is null ? "it is now" : by + " changed it to")} {N(current)}. Look "
        + "again before you change it.";

    public const string Forbidden = "Your role does not include changing limits. Ask a support engineer.";

    private static string Over(int overage) => overage == 0 ? "not over its limit" : $"{N(overage)} over its limit";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
