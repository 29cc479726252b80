using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the history chart.</summary>
internal static class HistoryTexts
{
    public const string Title = "Running and queued";
    public const string ShowTable = "Table";
    public const string ShowChart = "Chart";
    public const string Empty = "This account has not sent anything in this period.";
    public const string PeakNote = "Each minute shows its peak.";

    /// <summary>What the chart says, for those who do not see it.</summary>
    public static string Describe(IReadOnlyList<Step> steps, HistoryRange range)
    {
        if (steps.Count == 0)
        {
            return Empty;
        }

        var throttled = Figures.Count(steps.Sum(step => step.Throttled), "transcript", "transcripts");
        return $"Running and queued transcripts over {range.Words} with the limit as a line. Peak demand {Figures.Whole(steps.Max(step => step.Demand))}, "
            + $"limit now {Figures.Whole(steps[^1].Limit)}, {throttled} had to wait.";
    }
}
