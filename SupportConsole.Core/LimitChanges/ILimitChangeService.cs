using SupportConsole.Core.Access;

namespace SupportConsole.Core.LimitChanges;

/// <summary>Changes an account's throttle limit within the guardrails.</summary>
public interface ILimitChangeService
{
    /// <summary>The figures the guardrails decide by, for the text beside the field as one types.</summary>
    /// <returns>Null for an unknown account.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<LimitChangeBasis?> FindBasisAsync(Actor actor, string accountId, CancellationToken cancellationToken);

    /// <summary>Applies the change, or says which rule refuses it. Audited either way, in the same transaction.</summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<LimitChangeOutcome> ChangeAsync(Actor actor, LimitChangeRequest request, CancellationToken cancellationToken);
}

/// <summary>What a guardrail decision rests on.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CurrentLimit">Throttle limit in force (override or plan default).</param>
/// <param name="PlanDefault">What the plan gives.</param>
/// <param name="PeakDemand">Peak of running + queued in the guardrail's window.</param>
public sealed record LimitChangeBasis(string AccountId, int CurrentLimit, int PlanDefault, int PeakDemand)
{
    /// <summary>How far the demand was over the limit.</summary>
    public int Overage => LimitChangePolicy.Overage(PeakDemand, CurrentLimit);
}
