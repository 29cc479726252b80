using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the what-if panel.</summary>
internal static partial class ThrottlingWords
{
    public const string WhatIfTypeLimit =
        "Type the new limit to see what it would have done to the demand of the last day.";
    public const string WhatIfRunning = "Replaying the recorded demand";
    public const string AsItWas = "as it was";
    public const string WhatIfGivenUp = "The replay was given up.";
    public const string WhatIf = "What if";
    public const string WhatIfRunAgain = "Run again";
    public const string LimitColumnText = "Limit";
    public const string ThrottledMinutesColumn = "Throttled minutes";
    public const string WaitP95Column = "Wait, p95";
    public const string PeakRunningColumn = "Peak running";
    public const string WaitingNowColumn = "Waiting now";

    public static string WhatIfTitle(WhatIfOutcome? outcome) =>
        outcome is WhatIfOutcome.Compared compared
            ? $"What if: the last {Figures.Whole((long)Math.Round((compared.To - compared.From).TotalHours))} h "
                + "replayed"
            : "What if";

    public static string WhatIfLimitNow(int? limit) => limit is { } now ? $"limit {Figures.Whole(now)} now" : "";

    public static string WhatIfLimit(int limit) => $"limit {Figures.Whole(limit)}";

    /// <summary>The difference in a sentence.</summary>
    public static string WhatIfSummary(WhatIfOutcome.Compared outcome)
    {
        var (was, would) = (outcome.Recorded, outcome.Proposed);
        var minutes =
            $"{Figures.Count(would.ThrottledMinutes, "throttled minute", "throttled minutes")} instead of "
            + $"{Figures.Whole(was.ThrottledMinutes)}";
        return was.ThrottledTranscripts == 0 && would.ThrottledTranscripts == 0
            ? $"Nothing waited, and nothing would have waited at {Figures.Whole(outcome.Limit)}."
            : $"At {Figures.Whole(outcome.Limit)}: {minutes}, longest wait {WhatIfWait(would.LongestWait)} instead of "
                + $"{WhatIfWait(was.LongestWait)}.";
    }

    /// <summary>What was replayed, and what had to be assumed.</summary>
    public static string WhatIfBasis(WhatIfOutcome.Compared outcome, ReaderZone zone, DateTimeOffset now)
    {
        var assumed =
            outcome.Unfinished == 0
                ? ""
                : $" {Figures.Whole(outcome.Unfinished)} had not finished and count with the mean of "
                    + $"{WhatIfWait(outcome.MeanDuration)}.";
        return $"{Figures.Count(outcome.Transcripts, "transcript", "transcripts")}, {zone.Moment(outcome.From, now)} "
            + $"to {zone.Moment(outcome.To, now)}.{assumed}";
    }

    public static string WhatIfNoDemand(WhatIfOutcome.NoDemand outcome) =>
        "No recorded demand: the account sent nothing in the last "
        + $"{Figures.Whole((long)Math.Round((outcome.To - outcome.From).TotalHours))} h.";

    public static string WhatIfTooMuch(WhatIfOutcome.TooMuch outcome) =>
        $"More than {Figures.Whole(outcome.Maximum)} transcripts were recorded: too many to replay here.";

    public static string WhatIfNoLimit(WhatIfOutcome.NoLimit outcome) =>
        $"A limit is a whole number from 1 to {Figures.Whole(outcome.Maximum)}.";

    public static string WhatIfStale(int limit) => $"These figures are for {Figures.Whole(limit)}.";

    /// <summary>A wait to the second, never rounded down to nothing.</summary>
    public static string WhatIfWait(TimeSpan wait) =>
        wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(1) ? "under 1 s" : Figures.Span(wait);
}
