using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the verdict line.</summary>
internal static partial class AccountWords
{
    private const string SlowElsewhere = "If processing is slow, see step 6: traffic spikes elsewhere.";
    private const string AskElsewhere = "Ask in #ask-engineering";

    /// <summary>Puts the figures into words.</summary>
    /// <param name="figures">Limits and throttling.</param>
    /// <param name="billing">
    /// Money: the billing section's own facts and diagnosis, so that the two never disagree. Null while they are not
    /// known.
    /// </param>
    /// <param name="guardrails">What support may do.</param>
    /// <param name="negativeBalance">What becomes of new work.</param>
    /// <param name="zone">The reader's.</param>
    /// <param name="now">The present.</param>
    /// <param name="basis">What the guardrails decide by; null while it is not known.</param>
    public static VerdictView Verdict(
        AccountThrottling figures,
        BillingView? billing,
        GuardrailOptions guardrails,
        NegativeBalanceOptions negativeBalance,
        ReaderZone zone,
        DateTimeOffset now,
        LimitChangeBasis? basis = null
    )
    {
        figures = VerdictView.Together(figures, billing);
        return figures.Verdict.Kind switch
        {
            VerdictKind.Disabled => new(
                "Disabled",
                $"Everything this account sends is refused.{Waiting(figures, zone, now)}",
                "Not a matter of limits",
                "red",
                "stop"
            )
            {
                Kind = VerdictKind.Disabled,
            },
            VerdictKind.Paused => new(
                "Queue paused",
                $"Work is taken and waits, nothing starts{(figures.Overview.State.PausedUntil is { } until ? $" until {zone.Moment(until, now)}" : "")}."
                    + $"{PausedWaiting(figures)}{MoneyToo(billing?.Diagnosis)}",
                "Resume it on the tab Throttling, or wait for its end",
                "amber",
                "clock"
            )
            {
                Kind = VerdictKind.Paused,
            },
            VerdictKind.NegativeBalance => NegativeBalance(figures, billing?.Diagnosis, negativeBalance, zone, now),
            VerdictKind.Throttled => new(
                "Throttled now",
                Throttled(figures, zone, now),
                NextStep(figures, basis, guardrails),
                "amber",
                "clock"
            )
            {
                Kind = VerdictKind.Throttled,
            },
            VerdictKind.WasRefused => WasRefused(figures, billing, zone, now),
            VerdictKind.StreamsRefused => RateRefused(
                figures,
                LimitedProduct.Streaming,
                MoneyToo(billing?.Diagnosis),
                zone,
                now
            ),
            VerdictKind.LemurRefused => RateRefused(
                figures,
                LimitedProduct.Lemur,
                MoneyToo(billing?.Diagnosis),
                zone,
                now
            ),
            VerdictKind.WasThrottled => new(
                "Throttled within the last hour, not now",
                $"{Lately(figures, zone, now)}{Figures.Count(figures.ThrottledLastHour, "transcript", "transcripts")} had to wait; peak demand {Figures.Whole(figures.PeakDemand)} "
                    + $"at a time against a limit of {LimitAtPeak(figures)}.{CanceledToo(figures)}",
                null,
                "",
                "clock"
            )
            {
                Kind = VerdictKind.WasThrottled,
            },
            _ => NotThrottled(billing),
        };
    }

    /// <summary>Nothing waits; the money may still be a matter.</summary>
    private static VerdictView NotThrottled(BillingView? billing) =>
        billing?.Diagnosis switch
        {
            { Warning: { } warning } diagnosis => new(
                "Auto-pay is failing",
                $"Not throttled, and the balance still covers the work. {warning}",
                BillingWords.Act(diagnosis.Verdict),
                "amber",
                "warning"
            )
            {
                Kind = VerdictKind.NothingWrong,
                LeadsTo = VerdictPlace.Billing,
            },
            { NeedsAction: true } diagnosis => new(
                diagnosis.Title,
                $"Not throttled. {diagnosis.Sentence}",
                BillingWords.Act(diagnosis.Verdict),
                "amber",
                "warning"
            )
            {
                Kind = VerdictKind.NothingWrong,
                LeadsTo = VerdictPlace.Billing,
            },
            { Verdict: not BillingVerdict.NotNegative } diagnosis => new(
                "Nothing wrong here",
                $"Not throttled. {diagnosis.Title}: nothing is refused. {SlowElsewhere}",
                AskElsewhere,
                "",
                "check"
            )
            {
                Kind = VerdictKind.NothingWrong,
                LeadsTo = VerdictPlace.Replies,
            },
            _ when billing is { Facts: { Runway: { } runway } facts } => new(
                "Balance runs out soon",
                $"Not throttled. The balance of {facts.State.Balance} lasts about {Figures.Span(runway.Lasts)} at the "
                    + $"rate of the last {runway.Days} days, and nothing refills it.",
                "Tell the customer",
                "amber",
                "warning"
            )
            {
                Kind = VerdictKind.NothingWrong,
                LeadsTo = VerdictPlace.Billing,
            },
            _ => new("Nothing wrong here", $"Not throttled, balance fine. {SlowElsewhere}", AskElsewhere, "", "check")
            {
                Kind = VerdictKind.NothingWrong,
                LeadsTo = VerdictPlace.Replies,
            },
        };

    /// <summary>The balance is in order again; what was refused meanwhile is not kept.</summary>
    private static VerdictView WasRefused(
        AccountThrottling figures,
        BillingView? billing,
        ReaderZone zone,
        DateTimeOffset now
    )
    {
        var until = billing?.Facts.BalanceRestoredAt is { } restored
            ? $"The balance was negative until {zone.Moment(restored, now)}"
            : "The balance was negative";
        var refused = Figures.Count(figures.RefusedLastHour, "request was", "requests were");
        return new(
            "Work was refused within the last hour, not now",
            $"{until}: {refused} refused in the last hour. Nothing refused is kept, so the customer must send it "
                + $"again.{RatesToo(figures)}{MoneyToo(billing?.Diagnosis)}",
            "Tell the customer to send it again",
            "amber",
            "warning"
        )
        {
            Kind = VerdictKind.WasRefused,
            LeadsTo = VerdictPlace.Billing,
        };
    }

    private static string MoneyToo(BillingDiagnosis? diagnosis) =>
        diagnosis switch
        {
            { Warning: { } warning } => $" {warning}",
            { NeedsAction: true } => $" {diagnosis.Sentence}",
            _ => "",
        };

    private static string Throttled(AccountThrottling figures, ReaderZone zone, DateTimeOffset now)
    {
        var verdict = figures.Verdict;
        var since = verdict.Since is { } begun
            ? $", since {zone.Moment(begun, now)}, {KindOf(verdict.Class)} {Figures.Span(now - begun)}"
            : "";
        var wait = verdict.ExpectedWait is { } span
            ? $"The last waits about {Figures.Span(span)}."
            : "How long the last waits is unknown: nothing finished in the last 5 minutes.";
        return $"{Figures.Whole(verdict.Waiting)} waiting{since}. {wait}{CanceledToo(figures)}{RatesToo(figures)}";
    }

    private static string KindOf(ThrottlingClass value) =>
        value switch
        {
            ThrottlingClass.Steady => "steady for",
            ThrottlingClass.Spike => "a spike for",
            ThrottlingClass.Transient => "transient so far:",
            _ => "for",
        };

    /// <summary>The limit that the peak met; the one of now beside it when it is another.</summary>
    private static string LimitAtPeak(AccountThrottling figures) =>
        figures.LimitAtPeak == figures.Overview.Limit.Value
            ? Figures.Whole(figures.LimitAtPeak)
            : $"{Figures.Whole(figures.LimitAtPeak)} then, {Figures.Whole(figures.Overview.Limit.Value)} now";

    /// <summary>What it was, and until when.</summary>
    private static string Lately(AccountThrottling figures, ReaderZone zone, DateTimeOffset now) =>
        figures.Assessment is { LastThrottledMinute: { } last } lately
            ? $"{ThrottlingWords.ClassOf(lately.Class)}, ended "
                + $"{zone.Moment(last.AddMinutes(1) < now ? last.AddMinutes(1) : now, now)}. "
            : "";

    private static VerdictView NegativeBalance(
        AccountThrottling figures,
        BillingDiagnosis? diagnosis,
        NegativeBalanceOptions negativeBalance,
        ReaderZone zone,
        DateTimeOffset now
    )
    {
        var newWork =
            BalanceGate.Check(figures.Overview.State, negativeBalance) is null
                ? "New work is accepted and runs one at a time."
            : figures.RefusedLastHour > 0
                ? $"New work is refused: {Figures.Count(figures.RefusedLastHour, "transcript", "transcripts")} in "
                    + "the last hour."
            : "New work is refused.";
        var reversal = diagnosis?.Reversal is { } gone ? $" {gone}" : "";
        var text = $"{newWork}{Waiting(figures, zone, now)}{reversal}";
        return diagnosis is null
            ? new(
                $"Negative balance {figures.Overview.State.Balance}",
                text,
                "No raise cures this: see the balance",
                "red",
                "stop"
            )
            {
                Kind = VerdictKind.NegativeBalance,
            }
            : new(diagnosis.Title, text, BillingWords.Act(diagnosis.Verdict), "red", "stop")
            {
                Kind = VerdictKind.NegativeBalance,
                LeadsTo = VerdictPlace.Billing,
            };
    }

    private static string PausedWaiting(AccountThrottling figures) =>
        figures.Verdict.Waiting == 0 ? " Nothing waits." : $" {Figures.Whole(figures.Verdict.Waiting)} waiting.";

    private static string Waiting(AccountThrottling figures, ReaderZone zone, DateTimeOffset now) =>
        figures.Verdict.Waiting == 0
            ? ""
            : $" {Figures.Whole(figures.Verdict.Waiting)} accepted before are "
                + $"waiting{Since(figures.Verdict, zone, now)}.";

    private static string Since(AccountVerdict verdict, ReaderZone zone, DateTimeOffset now) =>
        verdict.Since is { } since
            ? $"; there has been a queue since {zone.Moment(since, now)} ({Figures.Span(now - since)})"
            : "";

    private static string NextStep(AccountThrottling figures, LimitChangeBasis? basis, GuardrailOptions guardrails)
    {
        if (basis?.Waiting is { } waiting)
        {
            return $"{waiting.RequestedBy} has asked engineering for {Figures.Whole(waiting.NewLimit)}";
        }

        var limit = basis?.GuardedLimit ?? figures.Overview.Limit.ThrottleLimit;
        var overage = basis?.Overage ?? LimitChangePolicy.Overage(figures.PeakDemand, limit);
        return LimitChangePolicy.DecideAnyRaise(limit, overage, guardrails) switch
        {
            LimitChangeRule.OverThreshold =>
                $"Any raise needs engineering: over {Figures.Whole(guardrails.RaiseThreshold)}",
            LimitChangeRule.OverageTooLarge => $"Any raise needs engineering: {Figures.Whole(overage)} over (more than "
                + $"{Figures.Whole(guardrails.MaximumOverage)})",
            _ => $"A raise to at most {Figures.Whole(guardrails.RaiseThreshold)} is applied at once",
        };
    }
}
