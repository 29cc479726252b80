using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>Changes an account's throttle limit within the guardrails.</summary>
public interface ILimitChangeService
{
    /// <summary>
    /// Applies the change, or says which rule refuses it. Audited either way, in the same transaction.
    /// </summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<LimitChangeOutcome> ChangeAsync(Actor actor, LimitChangeRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Raises the limit a little, for a short time, while an escalation of the account waits
    /// (<see cref="GuardrailOptions.UrgentRaise"/>, <see cref="GuardrailOptions.UrgentRaiseHours"/>). Audited either
    /// way.
    /// </summary>
    Task<LimitMoveOutcome> RaiseUrgentlyAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Takes the account's last change back (<see cref="LimitUndoPolicy"/>): value, source and expiry are as they were
    /// before it. Audited either way.
    /// </summary>
    Task<LimitMoveOutcome> UndoAsync(Actor actor, LimitUndoRequest request, CancellationToken cancellationToken);
}

/// <summary>What a guardrail decision rests on.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CurrentLimit">Throttle limit in force (override or plan default).</param>
/// <param name="PlanDefault">What the plan gives.</param>
/// <param name="PeakDemand">Peak of running + queued in the guardrail's window.</param>
public sealed record LimitChangeBasis(string AccountId, int CurrentLimit, int PlanDefault, int PeakDemand)
{
    private readonly LimitState? _standing;

    /// <summary>The limit in its two layers; a lasting one unless given.</summary>
    public LimitState LimitState
    {
        get =>
            _standing
            ?? new()
            {
                PlanDefault = PlanDefault,
                Own = CurrentLimit == PlanDefault ? null : CurrentLimit,
                LastingSource = CurrentLimit == PlanDefault ? LimitSource.PlanDefault : LimitSource.Override,
            };
        init => _standing = value;
    }

    /// <summary>The escalation of the account that waits for engineering; null when none does.</summary>
    public Escalation? Waiting { get; init; }

    /// <summary>The last change, as long as it can be undone; else null.</summary>
    public LimitChange? Undoable { get; init; }

    /// <summary>The limit that the guardrails compare a wish with.</summary>
    public int GuardedLimit => LimitState.Guarded;

    /// <summary>How far the demand was over that limit.</summary>
    public int Overage => LimitChangePolicy.Overage(PeakDemand, GuardedLimit);
}
