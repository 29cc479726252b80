using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>Why a change cannot be undone.</summary>
public enum LimitUndoRefusal
{
    /// <summary>The limit was never changed.</summary>
    NothingChanged,

    /// <summary>Something else moved the limit since.</summary>
    MovedSince,

    /// <summary>It was made too long ago.</summary>
    TooLate,

    /// <summary>What came back by itself is not undone: change the limit instead.</summary>
    WasExpiry,

    /// <summary>An undo is not undone: change the limit instead.</summary>
    WasUndo,

    /// <summary>A change of plan is not undone as a limit: change the plan instead.</summary>
    WasPlan,
}

/// <summary>Which change can be taken back, as one pure function.</summary>
public static class LimitUndoPolicy
{
    /// <summary>What a person needs to take a change back: what engineering approved, only engineering may.</summary>
    public static Permission PermissionFor(LimitChange change) =>
        change.Cause == LimitChangeCause.Escalation ? Permission.DecideEscalations : Permission.ChangeLimits;

    /// <summary>Null when the account's last change may be undone.</summary>
    /// <param name="last">The account's last applied change; null when there was none.</param>
    /// <param name="limitState">The limit as it stands.</param>
    /// <param name="now">The time of the decision.</param>
    /// <param name="guardrails">How long a change can be undone.</param>
    public static LimitUndoRefusal? Decide(
        LimitChange? last,
        LimitState limitState,
        DateTimeOffset now,
        GuardrailOptions guardrails
    ) =>
        last switch
        {
            null => LimitUndoRefusal.NothingChanged,
            { Cause: LimitChangeCause.Expiry } => LimitUndoRefusal.WasExpiry,
            { Cause: LimitChangeCause.Undo } => LimitUndoRefusal.WasUndo,
            { Cause: LimitChangeCause.Plan } => LimitUndoRefusal.WasPlan,
            _ when last.NewLimit != limitState.Value || last.NewExpiresAt != limitState.Temporary?.ExpiresAt =>
                LimitUndoRefusal.MovedSince,
            _ when now - last.At > TimeSpan.FromMinutes(guardrails.UndoMinutes) => LimitUndoRefusal.TooLate,
            _ => null,
        };
}
