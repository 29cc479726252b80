namespace SupportConsole.Core.Audit;

/// <summary>Names of audited acts, as they stand in the audit.</summary>
public static class AuditActions
{
    public const string ChangeThrottleLimit = "limit.change";
}
