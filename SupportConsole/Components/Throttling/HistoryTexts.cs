using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the history chart.</summary>
internal static class HistoryTexts
{
    public const string Title = "Running and queued";
    public const string ShowTable = "Table";
    public const string ShowChart = "Chart";
    public const string Empty = "This account has not sent anything in this period.";
    public const string PeakNote = "Each step shows its peak.";
    public const string Throttled = "throttled";
    public const string Finished = "finished";
    public const string Custom = "Custom";
    public const string Changes = "Changes of the limit";
    public const string EndsBeforeItBegins = "The end must lie after the start.";
    public const string TwoTimes = "A period needs a start and an end.";
    public const string TooLong = "A period may last 10 years at most.";

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

    /// <summary>200 → 400.</summary>
    public static string Move(LimitChange change) => $"{Figures.Whole(change.OldLimit)} → {Figures.Whole(change.NewLimit)}";

    /// <summary>Who moved a limit, and how.</summary>
    public static string Cause(LimitChange change) => change.Cause switch
    {
        LimitChangeCause.Escalation => $"approved by {change.By}",
        LimitChangeCause.UrgentRaise => $"urgent raise by {change.By}",
        LimitChangeCause.Expiry => "a temporary limit ended",
        LimitChangeCause.Undo => $"undone by {change.By}",
        _ => $"changed by {change.By}",
    };
}
