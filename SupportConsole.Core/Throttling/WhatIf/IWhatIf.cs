using SupportConsole.Core.Access;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>
/// What another limit would have done to an account's recent demand. Needs <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface IWhatIf
{
    /// <summary>
    /// Replays the demand of the last <see cref="WhatIfOptions.Hours"/>. Runs on a thread of its own, however much
    /// there is.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="limit">The proposed limit, 1 to the guardrails' maximum.</param>
    /// <param name="progress">Told how far it is, from 0 to 1, never backwards; called from another thread.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    Task<WhatIfOutcome> ReplayAsync(
        Actor actor,
        string accountId,
        int limit,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    );
}
