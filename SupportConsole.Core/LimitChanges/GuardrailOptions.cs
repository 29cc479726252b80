using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// What support may change alone, section <c>Guardrails</c>. Source: domain.md, "Support procedure: throttled by
/// concurrency".
/// </summary>
public sealed class GuardrailOptions : IValidatableObject
{
    public const string Section = "Guardrails";

    /// <summary>A raise above this needs engineering, whatever the demand.</summary>
    [Range(1, 1_000_000)]
    public int RaiseThreshold { get; set; } = 500;

    /// <summary>
    /// An account that was further over its limit than this needs engineering for any raise: servers cost.
    /// </summary>
    [Range(0, 1_000_000)]
    public int MaximumOverage { get; set; } = 20;

    /// <summary>Minutes over which the overage is looked at.</summary>
    [Range(1, 1_440)]
    public int OverageMinutes { get; set; } = 60;

    /// <summary>No limit above this is accepted at all: a slip of the finger, not a wish.</summary>
    [Range(1, 1_000_000)]
    public int MaximumLimit { get; set; } = 100_000;

    /// <summary>How long a temporary limit may last, in days.</summary>
    [Range(1, 3_650)]
    public int MaximumTemporaryDays { get; set; } = 90;

    /// <summary>How long after a change it can be undone, in minutes.</summary>
    [Range(0, 10_080)]
    public int UndoMinutes { get; set; } = 60;

    /// <summary>How long engineering has to decide about an escalation, in hours.</summary>
    [Range(0.001, 720)]
    public double EscalationHours { get; set; } = 72;

    /// <summary>How far support may raise a limit while an escalation waits.</summary>
    [Range(0, 1_000)]
    public int UrgentRaise { get; set; } = 20;

    /// <summary>How long such a raise lasts, in hours.</summary>
    [Range(0.001, 720)]
    public double UrgentRaiseHours { get; set; } = 24;

    /// <summary>A raise of the limit on new streaming sessions a minute above this needs engineering.</summary>
    [Range(1, 1_000_000)]
    public int StreamingRaiseThreshold { get; set; } = 500;

    /// <summary>
    /// A raise of it above so many times the most new sessions that the account asked for in one minute lately needs
    /// engineering, too.
    /// </summary>
    [Range(1, 1_000)]
    public int StreamingPeakFactor { get; set; } = 2;

    /// <summary>Days over which that is looked for.</summary>
    [Range(1, 30)]
    public int StreamingPeakDays { get; set; } = 7;

    /// <summary>
    /// The first minute whose peak counts: the one in which the window begins, because what a minute saw is not kept by
    /// the second.
    /// </summary>
    internal DateTimeOffset OverageSince(DateTimeOffset now) =>
        now.AddMinutes(-OverageMinutes).Truncate(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaximumLimit < RaiseThreshold)
        {
            yield return new(
                $"Guardrails:MaximumLimit ({MaximumLimit}) is below Guardrails:RaiseThreshold ({RaiseThreshold}); "
                    + "set it to at least that."
            );
        }

        if (MaximumLimit < StreamingRaiseThreshold)
        {
            yield return new(
                $"Guardrails:MaximumLimit ({MaximumLimit}) is below Guardrails:StreamingRaiseThreshold "
                    + $"({StreamingRaiseThreshold}); set it to at least that."
            );
        }
    }
}
