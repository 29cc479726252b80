using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the what-if panel of streaming.</summary>
internal static partial class ThrottlingWords
{
    public const string RefusedMinutesColumn = "Minutes with refusals";
    public const string RefusedColumn = "Refused";
    public const string OpenedColumn = "Opened";
    public const string PeakOpenedColumn = "Most in a minute";
    public const string HighestLimitColumn = "Highest limit";

    public static string StreamingWhatIfTitle(StreamingWhatIf? replay) =>
        replay is null ? WhatIf : $"What if: the last {Figures.Whole(Hours(replay))} h replayed";

    public static string StreamingWhatIfLimit(int limit) => $"start {Figures.Whole(limit)}";

    public static string StreamingWhatIfEmpty(StreamingWhatIf? replay) =>
        replay is null
            ? "Type the new limit to see what it would have done to the sessions of the last day."
            : $"No recorded traffic: no session was asked for in the last {Figures.Whole(Hours(replay))} h.";

    /// <summary>The difference in a sentence.</summary>
    public static string StreamingWhatIfSummary(StreamingWhatIf replay) =>
        replay is { Recorded.Refused: 0, Proposed.Refused: 0 }
            ? $"Nothing was refused, and nothing would have been at {Figures.Whole(replay.Limit)}."
            : $"At {Figures.Whole(replay.Limit)}: {Figures.Whole(replay.Proposed.Refused)} refused instead of "
                + $"{Figures.Whole(replay.Recorded.Refused)}, in "
                + $"{Figures.Count(replay.Proposed.RefusedMinutes, "minute", "minutes")} instead of "
                + $"{Figures.Whole(replay.Recorded.RefusedMinutes)}.";

    /// <summary>What was replayed, and what had to be assumed.</summary>
    public static string StreamingWhatIfBasis(StreamingWhatIf replay) =>
        $"Opened and refused sessions of each minute; every refused attempt counts as a session that was wanted, a "
        + $"client's second try too. {(replay.Scales ? "The limit scales as the rules say." : "The limit stands still.")}";

    private static long Hours(StreamingWhatIf replay) => (long)Math.Round((replay.To - replay.From).TotalHours);
}
