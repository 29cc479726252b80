namespace SupportConsole.Core.Audit;

/// <summary>Names of audited acts, as they stand in the audit.</summary>
public static class AuditActions
{
    public const string ChangeThrottleLimit = "limit.change";

    public const string AddNote = "note.add";

    public const string PinNote = "note.pin";

    public const string UnpinNote = "note.unpin";

    public const string RemoveNote = "note.remove";

    public const string ClaimAlert = "alert.claim";

    public const string ReleaseAlert = "alert.release";

    public const string FinishAlert = "alert.done";

    public const string AskEngineering = "engineering.ask";

    public const string GrantCredit = "credit.grant";
}
