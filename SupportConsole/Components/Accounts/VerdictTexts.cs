using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Components.Accounts;

/// <summary>The verdict of an account in words.</summary>
/// <param name="Title">The word one reads first.</param>
/// <param name="Text">The figures behind it.</param>
/// <param name="Next">What may be done about it; null when nothing is to do here.</param>
/// <param name="Tone">amber, red or empty.</param>
/// <param name="Icon">See <see cref="Shared.Icon"/>.</param>
internal sealed record VerdictTexts(string Title, string Text, string? Next, string Tone, string Icon)
{
    /// <summary>Puts the figures into words.</summary>
    public static VerdictTexts Of(
        AccountThrottling figures, GuardrailOptions guardrails, NegativeBalanceOptions negativeBalance, ReaderZone zone, DateTimeOffset now) =>
        figures.Verdict.Kind switch
        {
            VerdictKind.Disabled => new(
                "Disabled", $"Everything this account sends is refused.{Waiting(figures, zone, now)}", "Not a matter of limits", "red", "stop"),
            VerdictKind.NegativeBalance => new("Negative balance", NegativeBalance(figures, negativeBalance, zone, now), "No raise cures this: see the balance", "red", "stop"),
            VerdictKind.Throttled => new("Throttled now", Throttled(figures, zone, now), NextStep(figures, guardrails), "amber", "clock"),
            VerdictKind.WasThrottled => new(
                "Throttled within the last hour, not now",
                $"{Lately(figures, zone, now)}{Figures.Count(figures.ThrottledLastHour, "transcript", "transcripts")} had to wait; peak demand {Figures.Whole(figures.PeakDemand)} "
                    + $"at a time against a limit of {Figures.Whole(figures.Overview.Limit.ThrottleLimit)}.",
                null, "", "clock"),
            _ => new("Nothing wrong here", "Not throttled, balance fine. If processing is slow, see step 6: traffic spikes elsewhere, ask in #ask-engineering.", null, "", "check"),
        };

    private static string Throttled(AccountThrottling figures, ReaderZone zone, DateTimeOffset now)
    {
        var verdict = figures.Verdict;
        var since = verdict.Since is { } begun ? $", since {zone.Moment(begun, now)}, {Kind(verdict.Class)} {Figures.Span(now - begun)}" : "";
        var wait = verdict.ExpectedWait is { } span
            ? $"The last waits about {Figures.Span(span)}."
            : "How long the last waits is unknown: nothing finished in the last 5 minutes.";
        return $"{Figures.Whole(verdict.Waiting)} waiting{since}. {wait}";
    }

    private static string Kind(ThrottlingClass value) => value switch
    {
        ThrottlingClass.Steady => "steady for",
        ThrottlingClass.Spike => "a spike for",
        ThrottlingClass.Transient => "transient so far:",
        _ => "for",
    };

    /// <summary>What it was, and until when.</summary>
    private static string Lately(AccountThrottling figures, ReaderZone zone, DateTimeOffset now) => figures.Assessment is { LastThrottledMinute: { } last } lately
        ? $"{ClassificationTexts.Of(lately.Class)}, over since {zone.Moment(last.AddMinutes(1) < now ? last.AddMinutes(1) : now, now)}. "
        : "";

    private static string NegativeBalance(AccountThrottling figures, NegativeBalanceOptions negativeBalance, ReaderZone zone, DateTimeOffset now)
    {
        var newWork = BalanceGate.Check(figures.Overview.State, negativeBalance) is null ? "New work is accepted and runs one at a time."
            : figures.RefusedLastHour > 0 ? $"New work is refused: {Figures.Count(figures.RefusedLastHour, "transcript", "transcripts")} in the last hour."
            : "New work is refused.";
        return $"The balance is {figures.Overview.State.Balance} and neither auto-pay nor EOM billing covers it. {newWork}{Waiting(figures, zone, now)}";
    }

    private static string Waiting(AccountThrottling figures, ReaderZone zone, DateTimeOffset now) =>
        figures.Verdict.Waiting == 0 ? "" : $" {Figures.Whole(figures.Verdict.Waiting)} accepted before are waiting.{Since(figures.Verdict, zone, now)}";

    private static string Since(AccountVerdict verdict, ReaderZone zone, DateTimeOffset now) =>
        verdict.Since is { } since ? $" Since {zone.Moment(since, now)} ({Figures.Span(now - since)})." : "";

    private static string NextStep(AccountThrottling figures, GuardrailOptions guardrails)
    {
        var limit = figures.Overview.Limit.ThrottleLimit;
        var overage = LimitChangePolicy.Overage(figures.PeakDemand, limit);
        if (limit >= guardrails.RaiseThreshold)
        {
            return $"Any raise needs engineering: over {Figures.Whole(guardrails.RaiseThreshold)}";
        }

        return overage > guardrails.MaximumOverage
            ? $"Any raise needs engineering: {Figures.Whole(overage)} over (more than {Figures.Whole(guardrails.MaximumOverage)})"
            : $"A raise to at most {Figures.Whole(guardrails.RaiseThreshold)} is applied at once";
    }
}
