using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout;

/// <summary>Roles and permissions in words.</summary>
internal static class RoleNames
{
    public static string Of(IEnumerable<Role> roles) => string.Join(", ", roles.Select(Of));

    public static string Of(Role role) =>
        role switch
        {
            Role.SupportEngineer => "Support engineer",
            Role.SupportManager => "Support manager",
            Role.Engineering => "Engineering",
            Role.Administrator => "Administrator",
            _ => role.ToString(),
        };

    /// <summary>What a permission lets one do.</summary>
    public static string Of(Permission permission) =>
        permission switch
        {
            Permission.ViewAccounts => "Look accounts up",
            Permission.ChangeLimits => "Change limits within the guardrails, raise urgently",
            Permission.CancelTranscripts => "Cancel transcripts that wait",
            Permission.PauseQueues => "Pause and resume queues",
            Permission.GrantCredit => "Grant the one credit",
            Permission.EditBilling => "Change how an account pays, and by which prices",
            Permission.AdministerAccounts => "Administer accounts: plan, access, contact, owner",
            Permission.CorrectBalance => "Correct a balance",
            Permission.HandlePayments => "Match and dismiss payments that wait",
            Permission.ViewAudit => "Read the audit",
            Permission.WriteNotes => "Write notes",
            Permission.HandleAlerts => "Handle alerts",
            Permission.AskEngineering => "Post a question to engineering",
            Permission.ResendMessages => "Send messages again",
            Permission.RequestEscalation => "Ask engineering for a limit beyond the guardrails",
            Permission.DecideEscalations => "Approve and deny escalations",
            Permission.ViewEscalations => "See escalations",
            Permission.ManageProjects => "Manage projects and API keys of accounts",
            Permission.ManageSessions => "See and end sessions",
            Permission.ManagePlatformKeys => "Manage platform keys",
            _ => permission.ToString(),
        };
}
