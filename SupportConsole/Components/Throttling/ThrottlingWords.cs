using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the history chart.</summary>
internal static partial class ThrottlingWords
{
    public const string HistoryTitle = "Running and queued";
    public const string HistoryEmpty = "This account has not sent anything in this period.";
    public const string PeakNote = "Each step shows its peak.";
    public const string Throttled = "throttled";
    public const string Finished = "finished";
    public const string RunningFigure = "running";
    public const string QueuedFigure = "queued";
    public const string EffectiveLimitFigure = "effective limit";
    public const string FinishedFigure = "finished / min";

    /// <summary>The chart in a sentence, for those who do not see it.</summary>
    public static string DescribeHistory(HistoryView view)
    {
        if (view.Steps.Count == 0)
        {
            return HistoryEmpty;
        }

        var throttled = Figures.Count(view.Steps.Sum(step => step.Throttled), "transcript", "transcripts");
        return $"Running and queued transcripts over {view.PeriodWords} with the limit as a line. Peak demand "
            + $"{Figures.Whole(view.Steps.Max(step => step.Demand))}, "
            + $"limit now {Figures.Whole(view.Steps[^1].Limit)}, {throttled} had to wait.";
    }

    /// <summary>200 → 400.</summary>
    public static string MoveOf(LimitChange change) =>
        $"{Figures.Whole(change.OldLimit)} → {Figures.Whole(change.NewLimit)}";

    /// <summary>Who moved a limit, and how.</summary>
    public static string CauseOf(LimitChange change) =>
        change.Cause switch
        {
            LimitChangeCause.Escalation => $"approved by {change.By}",
            LimitChangeCause.UrgentRaise => $"urgent raise by {change.By}",
            LimitChangeCause.Expiry => "a temporary limit ended",
            LimitChangeCause.Undo => $"undone by {change.By}",
            LimitChangeCause.Plan => $"plan changed by {change.By}",
            _ => $"changed by {change.By}",
        };
}
