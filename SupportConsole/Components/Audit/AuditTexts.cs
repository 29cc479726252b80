using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>Words of the audit.</summary>
internal static class AuditTexts
{
    public const string NoEntries = "Nothing has been audited yet.";
    public const string NoMatches = "No entry matches these filters.";
    public const string Intact = "The chain holds";
    public const string Broken = "The chain is broken: an entry was changed, removed or inserted";

    public static string Outcome(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Applied => "Applied",
        AuditOutcome.Refused => "Refused",
        AuditOutcome.Conflict => "Conflict",
        AuditOutcome.Forbidden => "Forbidden",
        _ => outcome.ToString(),
    };

    public static string OutcomePill(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Applied => "pill",
        AuditOutcome.Conflict => "pill amber",
        _ => "pill red",
    };

    public static string Action(string action) => action switch
    {
        AuditActions.ChangeThrottleLimit => "Change throttle limit",
        AuditActions.AddNote => "Add a note",
        AuditActions.PinNote => "Pin a note",
        AuditActions.UnpinNote => "Unpin a note",
        AuditActions.RemoveNote => "Take a note back",
        AuditActions.ClaimAlert => "Claim an alert",
        AuditActions.ReleaseAlert => "Release an alert",
        AuditActions.FinishAlert => "Deal with an alert",
        AuditActions.AskEngineering => "Ask engineering",
        _ => action,
    };
}
