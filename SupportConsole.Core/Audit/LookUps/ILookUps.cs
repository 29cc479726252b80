using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit.LookUps;

/// <summary>Who looked which account up, for 90 days.</summary>
public interface ILookUps
{
    /// <summary>Notes a look-up; returns at once and writes later.</summary>
    void Record(Actor actor, string accountId, LookUpKind kind);

    /// <summary>Look-ups of one account, newest first.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAudit"/>.</exception>
    Task<IReadOnlyList<AccountLookUp>> ListAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    );
}
