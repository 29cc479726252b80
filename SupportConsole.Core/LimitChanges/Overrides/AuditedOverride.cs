using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>An overridable limit as it stands in an audit entry's before and after.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Limit">The value in force, or the one asked for.</param>
public sealed record AuditedOverride(LimitKind Kind, int Limit)
{
    /// <summary>True when it is the plan's and the account has none of its own; null otherwise.</summary>
    public bool? PlanDefault { get; init; }

    /// <summary>The guardrail that asks for engineering, when that refused it.</summary>
    public LimitChangeRule? Rule { get; init; }

    /// <summary>The waiting escalation that became void because the limit moved.</summary>
    public string? VoidedEscalationId { get; init; }

    /// <summary>As the audit keeps it.</summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="own">The account's own value; null for none.</param>
    /// <param name="planDefault">What the plan gives.</param>
    internal static AuditedOverride Of(LimitKind kind, int? own, int planDefault) =>
        new(kind, own ?? planDefault) { PlanDefault = own is null ? true : null };

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedOverride? Read(string? text) => AuditedText.Read<AuditedOverride>(text);

    internal string Write() => AuditedText.Write(this);
}
