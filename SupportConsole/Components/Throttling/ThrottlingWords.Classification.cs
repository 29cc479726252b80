using SupportConsole.Components.Accounts.Replies;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Components.Throttling;

/// <summary>Transient, spike and steady in words, with the figures that decided.</summary>
internal static partial class ThrottlingWords
{
    public const string ClassificationTitle = "Transient or steady?";
    public const string ExpectedWait = "Expected wait of the last in queue";
    public const string ThrottledLastHour = "Throttled in the last hour";
    public const string RefusedLastHour = "Refused for negative balance, last hour";
    public const string ElsewhereTitle = "Not throttled, so look elsewhere";

    /// <summary>Step 6 of the procedure.</summary>
    public static string Elsewhere { get; } =
        "The limit does not hold this account back. If the customer sees slow processing all the same, the cause is "
        + "most likely load elsewhere in the system, "
        + "such as traffic spikes of other accounts: say so, and ask in #ask-engineering. The question stands ready "
        + $"under “{ReplyWords.NoteTitle}”.";

    /// <summary>The class in a word.</summary>
    public static string ClassOf(ThrottlingClass value) =>
        value switch
        {
            ThrottlingClass.Transient => "Transient",
            ThrottlingClass.Spike => "Spike",
            ThrottlingClass.Steady => "Steady",
            _ => "Not throttled",
        };

    /// <summary>The rule and the figures that decided.</summary>
    /// <param name="assessment">The figures.</param>
    /// <param name="isRefusal">True where what is over the limit is refused and does not wait.</param>
    public static string Why(ThrottlingAssessment assessment, bool isRefusal = false)
    {
        var minutes =
            $"{(isRefusal ? "refused" : "throttled")} in {Figures.Whole(assessment.ThrottledMinutes)} of the last "
            + $"{Figures.Count(assessment.WindowMinutes, "minute", "minutes")}";
        var peak = isRefusal
            ? $"most in a minute {Figures.Whole(assessment.PeakQueued)} over a limit of "
                + Figures.Whole(assessment.LimitAtPeak)
            : $"peak {Figures.Whole(assessment.PeakQueued)} over {Figures.Whole(assessment.LimitAtPeak)}";
        return assessment.Rule switch
        {
            ThrottlingRule.MostOfTheWindow =>
                $"{Upper(minutes)} ({Figures.Whole(assessment.SteadyMinutes)} or more is steady), {peak}.",
            ThrottlingRule.LongEpisode => $"It has gone on for {Figures.Span(assessment.Lasting ?? TimeSpan.Zero)} "
                + $"({Figures.Span(assessment.SteadyEpisode)} or more is steady): {minutes}, {peak}.",
            ThrottlingRule.DeepQueue =>
                $"{Upper(peak)} ({Figures.Whole(assessment.SpikeQueue)} or more is a spike), {minutes} "
                    + $"({Figures.Whole(assessment.SteadyMinutes)} or more would be steady).",
            ThrottlingRule.ShortAndShallow =>
                $"{Upper(minutes)} ({Figures.Whole(assessment.SteadyMinutes)} or more would be steady), {peak} "
                    + $"({Figures.Whole(assessment.SpikeQueue)} or more would be a spike).",
            _ =>
                $"Nothing waited for the limit in the last {Figures.Count(assessment.WindowMinutes, "minute", "minutes")}.",
        };
    }

    /// <summary>What it means for the customer, under the limit that is in force now.</summary>
    public static string Meaning(AccountThrottling figures, ReaderZone zone, DateTimeOffset now) =>
        (figures.Overview.Limit.Reason, figures.Assessment) switch
        {
            (EffectiveLimitReason.Paused, _) =>
                "The queue is paused, and nothing of it starts: no raise changes that before it goes on.",
            (_, { Class: ThrottlingClass.NotThrottled }) => "",
            (EffectiveLimitReason.Disabled, _) =>
                "The account is disabled, and nothing of it starts: no raise changes that.",
            (EffectiveLimitReason.NegativeBalance, _) =>
                "The negative balance holds it back, not its limit: no raise changes that.",
            (_, { LimitChanged: { } change }) => SinceChange(change, zone, now),
            (_, { Class: ThrottlingClass.Transient or ThrottlingClass.Spike }) when figures.CanceledLastHour > 0 =>
                $"A passing over. {Figures.Count(figures.CanceledLastHour, "waiting transcript was", "waiting transcripts were")} "
                    + "cancelled in the last hour: whoever sent them has to send them again.",
            (_, { Class: ThrottlingClass.Transient }) =>
                "A short over that passes by itself: everything accepted is processed, nothing is lost.",
            (_, { Class: ThrottlingClass.Spike }) =>
                "A burst well over the limit that drains by itself once the burst is over.",
            (_, { GoesOn: true }) => "The demand is over the limit for good: without a raise the wait stays or grows.",
            _ => "The demand was over the limit for long. Nothing waits now; without a raise it will again when that "
                + "demand comes back.",
        };

    /// <summary>Whether it goes on.</summary>
    public static string ClassificationState(ThrottlingAssessment assessment, ReaderZone zone, DateTimeOffset now) =>
        assessment switch
        {
            { Since: { } since, Lasting: { } lasting } =>
                $"going on since {zone.Moment(since, now)} ({Figures.Span(lasting)})",
            { LastThrottledMinute: { } last } =>
                $"ended {zone.Moment(last.AddMinutes(1) < now ? last.AddMinutes(1) : now, now)}",
            _ => "",
        };

    /// <summary>How long the last in line still waits, honestly.</summary>
    public static string WaitOfLast(AccountThrottling figures) =>
        figures.Verdict.Waiting == 0 ? "nothing waits"
        : figures.Verdict.ExpectedWait is { } wait
            ? $"about {Figures.Span(wait)}, at {Figures.Tenths(figures.FinishedPerMinute)} finished a minute"
        : figures.Overview.State.Disabled ? "nothing starts while the account is disabled"
        : figures.Overview.State.IsPaused ? "nothing starts while the queue is paused"
        : "unknown: nothing finished in the last 5 minutes";

    private static string SinceChange(EffectiveLimitChange change, ReaderZone zone, DateTimeOffset now)
    {
        var limit =
            $"Since {zone.Moment(change.At, now)} the limit is {Figures.Whole(change.NewLimit)} instead of "
            + $"{Figures.Whole(change.OldLimit)}";
        var demand =
            "the demand "
            + $"{(change.DemandFrom == change.At ? "since then" : $"of the last {Figures.Span(now - change.DemandFrom)}")}";
        var verdict =
            change.Fits ? "fits"
            : change.IsRaise ? "is still over it"
            : "is over it";
        return $"{limit}, and {demand} {verdict}: {Figures.Whole(change.PeakDemand)} at its peak.";
    }

    private static string Upper(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
