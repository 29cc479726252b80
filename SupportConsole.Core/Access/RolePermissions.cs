namespace SupportConsole.Core.Access;

/// <summary>Which role may do what: the whole authorization matrix, in one place.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Granted = new()
    {
        [Role.SupportEngineer] =
        [
            Permission.ViewAccounts,
            Permission.ChangeLimits,
            Permission.CancelTranscripts,
            Permission.PauseQueues,
            Permission.GrantCredit,
            Permission.WriteNotes,
            Permission.HandleAlerts,
            Permission.AskEngineering,
            Permission.ResendMessages,
            Permission.RequestEscalation,
            Permission.ViewEscalations,
            Permission.ManageProjects,
        ],
        [Role.SupportManager] =
        [
            Permission.ViewAccounts,
            Permission.CancelTranscripts,
            Permission.PauseQueues,
            Permission.EditBilling,
            Permission.AdministerAccounts,
            Permission.CorrectBalance,
            Permission.HandlePayments,
            Permission.ManageSessions,
            Permission.ViewAudit,
            Permission.WriteNotes,
            Permission.AskEngineering,
            Permission.ResendMessages,
            Permission.ViewEscalations,
        ],
        [Role.Engineering] =
        [
            Permission.ViewAccounts,
            Permission.ViewAudit,
            Permission.WriteNotes,
            Permission.DecideEscalations,
            Permission.ViewEscalations,
        ],
        [Role.Administrator] =
        [
            Permission.ViewAccounts,
            Permission.ViewAudit,
            Permission.ManageSessions,
            Permission.ManagePlatformKeys,
        ],
    };

    /// <summary>True when one of the roles grants the permission.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        roles.Any(role => Granted[role].Contains(permission));
}
