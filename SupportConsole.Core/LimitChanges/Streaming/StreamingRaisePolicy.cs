using System.Globalization;

namespace SupportConsole.Core.LimitChanges.Streaming;

/// <summary>
/// Who decides about a raise of the limit on new streaming sessions a minute. Streaming has a total capacity, so that a
/// limit far above an account's traffic needs engineering. Source: domain.md, "Sibling playbooks".
/// </summary>
public static class StreamingRaisePolicy
{
    /// <summary>Which rule decides.</summary>
    /// <param name="current">The starting limit in force, plan default or the account's own.</param>
    /// <param name="requested">The limit asked for.</param>
    /// <param name="peak">
    /// The most new sessions that were asked for in one minute of the last days, opened and refused together.
    /// </param>
    /// <param name="guardrails">The thresholds.</param>
    public static LimitChangeRule Decide(int current, int requested, int peak, GuardrailOptions guardrails) =>
        requested <= current ? LimitChangeRule.LowerOrEqual
        : requested > guardrails.StreamingRaiseThreshold ? LimitChangeRule.OverThreshold
        : requested > (long)peak * guardrails.StreamingPeakFactor ? LimitChangeRule.OverPeak
        : LimitChangeRule.WithinGuardrails;

    /// <summary>The rule that decides, in words.</summary>
    public static string Sentence(LimitChangeRule rule, int requested, int peak, GuardrailOptions guardrails) =>
        rule switch
        {
            LimitChangeRule.LowerOrEqual => "Lowering a limit is applied at once. Open sessions stay open.",
            LimitChangeRule.WithinGuardrails =>
                $"The new limit is at most {N(guardrails.StreamingRaiseThreshold)} and at most "
                    + $"{N(guardrails.StreamingPeakFactor)} times the peak of the last "
                    + $"{N(guardrails.StreamingPeakDays)} days, {N(peak)} a minute; support applies that alone.",
            LimitChangeRule.OverThreshold =>
                $"{N(requested)} is over {N(guardrails.StreamingRaiseThreshold)}; engineering must confirm raises "
                    + "above that, because streaming has a total capacity.",
            LimitChangeRule.OverPeak =>
                $"{N(requested)} is over {N(guardrails.StreamingPeakFactor)} times the peak of the last "
                    + $"{N(guardrails.StreamingPeakDays)} days, {N(peak)} new sessions a minute; engineering must "
                    + "confirm that, because streaming has a total capacity.",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
