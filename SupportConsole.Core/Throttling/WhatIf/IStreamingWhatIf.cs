using SupportConsole.Core.Access;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>
/// What another limit would have done to an account's new streaming sessions. Needs
/// <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface IStreamingWhatIf
{
    /// <summary>Replays the sessions of the last <see cref="WhatIfOptions.Hours"/>.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="limit">The proposed starting limit, 0 or more.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<StreamingWhatIf?> ReplayAsync(Actor actor, string accountId, int limit, CancellationToken cancellationToken);
}
