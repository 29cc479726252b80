using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Core.Readings;

/// <summary>
/// An account's live figures, one reading for all who look at it on this node. Seeing one needs
/// <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface IAccountReadings
{
    /// <summary>Reads now: what was committed before the call is in it.</summary>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<AccountReading?> ReadAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>Follows the account's changes: at most four readings a second, however many follow.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="changed">Called after each reading, on any thread; must not block or throw.</param>
    IFollowedReading<AccountReading> Follow(string accountId, Action changed);
}
