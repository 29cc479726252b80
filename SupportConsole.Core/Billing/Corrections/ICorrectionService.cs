using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>Managers correct balances. The ledger stays append-only: a correction is one more entry.</summary>
public interface ICorrectionService
{
    /// <summary>
    /// Corrects a balance, or asks for a second manager, or says why not. Audited each time, in the same transaction.
    /// </summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<CorrectionOutcome> RequestAsync(Actor actor, CorrectionRequest request, CancellationToken cancellationToken);

    /// <summary>Confirms, refuses or withdraws a correction that waits, or says why not. Audited each time.</summary>
    Task<CorrectionOutcome> DecideAsync(
        Actor actor,
        CorrectionDecisionRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>An account's corrections, those that wait first, then newest first.</summary>
    /// <exception cref="PermissionDeniedException">The actor may not view accounts.</exception>
    Task<IReadOnlyList<Correction>> OfAccountAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>What waits for a second manager, on all accounts, longest first; at most 100.</summary>
    /// <exception cref="PermissionDeniedException">The actor may not correct balances.</exception>
    Task<IReadOnlyList<Correction>> WaitingAsync(Actor actor, CancellationToken cancellationToken);
}
