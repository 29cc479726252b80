using SupportConsole.Core.Access;

namespace SupportConsole.Tests.Core.Access;

/// <summary>The authorization matrix: what is granted to whom is decided here on purpose, never by the way.</summary>
public sealed class RolePermissionsTests
{
    private const Role Engineer = Role.SupportEngineer;
    private const Role Manager = Role.SupportManager;
    private const Role Engineering = Role.Engineering;
    private const Role Administrator = Role.Administrator;

    private static readonly Dictionary<Permission, Role[]> Matrix = new()
    {
        [Permission.ViewAccounts] = [Engineer, Manager, Engineering, Administrator],
        [Permission.ChangeLimits] = [Engineer],
        [Permission.CancelTranscripts] = [Engineer, Manager],
        [Permission.PauseQueues] = [Engineer, Manager],
        [Permission.GrantCredit] = [Engineer],
        [Permission.EditBilling] = [Manager],
        [Permission.AdministerAccounts] = [Manager],
        [Permission.CorrectBalance] = [Manager],
        [Permission.HandlePayments] = [Manager],
        [Permission.ManageSessions] = [Manager, Administrator],
        [Permission.ManagePlatformKeys] = [Administrator],
        [Permission.ViewAudit] = [Manager, Engineering, Administrator],
        [Permission.WriteNotes] = [Engineer, Manager, Engineering],
        [Permission.HandleAlerts] = [Engineer],
        [Permission.AskEngineering] = [Engineer, Manager],
        [Permission.ResendMessages] = [Engineer, Manager],
        [Permission.RequestEscalation] = [Engineer],
        [Permission.DecideEscalations] = [Engineering],
        [Permission.ViewEscalations] = [Engineer, Manager, Engineering],
        [Permission.ManageProjects] = [Engineer],
    };

    [Theory]
    [InlineData(Engineer)]
    [InlineData(Manager)]
    [InlineData(Engineering)]
    [InlineData(Administrator)]
    public void Allow_ARole_GrantsWhatTheMatrixSaysAndNothingElse(Role role) =>
        Assert.Equal(
            Matrix.Where(row => row.Value.Contains(role)).Select(row => row.Key).Order(),
            Enum.GetValues<Permission>().Where(permission => RolePermissions.Allow([role], permission))
        );

    [Fact]
    public void Allow_NoRole_GrantsNothing() =>
        Assert.DoesNotContain(Enum.GetValues<Permission>(), permission => RolePermissions.Allow([], permission));

    [Fact]
    public void Allow_TwoRoles_GrantsWhatEitherDoes() =>
        Assert.All(Matrix, row =>
            Assert.Equal(
                row.Value.Intersect([Engineer, Engineering]).Any(),
                RolePermissions.Allow([Engineer, Engineering], row.Key)
            )
        );
}
