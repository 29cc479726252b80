using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Words of the dialog that the rules themselves (<see cref="LimitChangeTexts"/>) do not have.</summary>
internal static class ChangeLimitTexts
{
    public const string Title = "Change throttle limit";
    public const string AppliedAtOnce = "Applied at once.";
    public const string NeedsEngineering = "Needs engineering.";
    public const string TypeLimit = "Type the new limit to see whether it is applied at once.";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string Unanswered = "There was no answer, so it is not known whether the change was made. Apply again: the same attempt is never made twice.";
    public const string BasisMissing = "The figures of this account are not there yet. Try again in a moment.";

    public static string Unchanged(int limit) => $"{Figures.Whole(limit)} is the limit already. Nothing would change.";

    public static string Peak(LimitChangeBasis basis, int minutes) =>
        $"peak demand in the last {minutes} min: {Figures.Whole(basis.PeakDemand)} at a time, "
        + (basis.Overage > 0 ? $"{Figures.Whole(basis.Overage)} over the limit" : "not over the limit");

    public static string MovedMeanwhile(int seen, int current) =>
        $"The limit was {Figures.Whole(seen)} when you opened this and is {Figures.Whole(current)} now: somebody else changed it.";

    public static string UseCurrent(int current) => $"Start from {Figures.Whole(current)}";

    public static string Applied(LimitChangeOutcome.Applied applied) =>
        $"{Figures.Whole(applied.OldLimit)} → {Figures.Whole(applied.NewLimit)}, "
        + (applied.NewLimit < applied.OldLimit ? "what is running keeps running"
            : applied.Started == 0 ? "no waiting transcript started"
            : $"{Figures.Count(applied.Started, "waiting transcript", "waiting transcripts")} started");
}
