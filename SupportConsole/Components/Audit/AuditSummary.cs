using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>An audit entry in one line.</summary>
internal static class AuditSummary
{
    private static readonly string[] LimitNames = ["limit", "throttleLimit", "value"];

    /// <summary>"Limit 200 → 400", with how it ended when it was not applied.</summary>
    public static string Of(AuditEntry entry)
    {
        var act = entry.Action switch
        {
            AuditActions.ChangeThrottleLimit => LimitChange(entry, "Limit"),
            AuditActions.RevertThrottleLimit or AuditActions.UndoThrottleLimit or AuditActions.UrgentRaise or AuditActions.RequestEscalation
                or AuditActions.ApproveEscalation => LimitChange(entry, AuditTexts.Action(entry.Action) + ":"),
            _ => AuditTexts.Action(entry.Action),
        };
        return entry.Outcome == AuditOutcome.Applied ? act : $"{AuditTexts.Outcome(entry.Outcome)}: {char.ToLowerInvariant(act[0])}{act[1..]}";
    }

    private static string LimitChange(AuditEntry entry, string act)
    {
        var (before, after) = (AuditDiff.Number(entry.Before, LimitNames), AuditDiff.Number(entry.After, LimitNames));
        return before is { } old && after is { } young
            ? $"{act} {Figures.Whole(old)} → {Figures.Whole(young)}"
            : AuditTexts.Action(entry.Action);
    }
}
