using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Limits;

/// <summary>
/// A throttle limit as it stands: one lasting limit, and at most one temporary limit over it, which goes away by
/// itself. No step here asks whether it is allowed; that is <see cref="LimitChangePolicy"/>'s.
/// </summary>
public sealed record LimitState
{
    /// <summary>What the plan gives.</summary>
    public required int PlanDefault { get; init; }

    /// <summary>The account's own lasting limit; null means the plan's default.</summary>
    public int? Own { get; init; }

    /// <summary>Where the lasting limit comes from.</summary>
    public LimitSource LastingSource { get; init; }

    /// <summary>In force instead of the lasting limit for a while; null when there is none.</summary>
    public TemporaryLimit? Temporary { get; init; }

    /// <summary>What is in force once nothing temporary is.</summary>
    public int Lasting => Own ?? PlanDefault;

    /// <summary>What is in force now.</summary>
    public int Value => Temporary?.Value ?? Lasting;

    /// <summary>Where what is in force comes from.</summary>
    public LimitSource Source => Temporary?.Source ?? LastingSource;

    /// <summary>
    /// What an escalation is bound to as its old limit: an urgent raise that helps it over the wait does not count.
    /// </summary>
    public int WithoutUrgentRaise => Temporary is { Source: LimitSource.UrgentRaise } ? Lasting : Value;

    /// <summary>
    /// What the guardrails compare a wish with. What support or engineering gave for a while only must not be the step
    /// from which support goes on alone: with an urgent raise of 20 an account 30 over its limit would be only 10 over
    /// it.
    /// </summary>
    public int Guarded =>
        Temporary is { Source: LimitSource.UrgentRaise or LimitSource.Approval } ? Math.Min(Value, Lasting) : Value;

    /// <summary>
    /// The account's own value in force, as <see cref="AccountState.ThrottleLimitOverride"/> keeps it; null means the
    /// plan's default.
    /// </summary>
    internal int? Override => Temporary?.Value ?? Own;

    /// <summary>Out of what is stored.</summary>
    /// <param name="stored">The account's own limit; null when it has none.</param>
    /// <param name="planDefault">What its plan gives.</param>
    public static LimitState Of(LimitOverride? stored, int planDefault) =>
        stored switch
        {
            null => new() { PlanDefault = planDefault },
            { ExpiresAt: { } expiresAt } => new()
            {
                PlanDefault = planDefault,
                Own = stored.RevertsTo,
                LastingSource = stored.RevertsTo is null ? LimitSource.PlanDefault : stored.RevertsToSource,
                Temporary = new(stored.Value, stored.Source, expiresAt),
            },
            _ => new()
            {
                PlanDefault = planDefault,
                Own = stored.Value,
                LastingSource = stored.Source,
            },
        };

    /// <summary>
    /// A new limit: a lasting one ends whatever is temporary; a temporary one takes its place over the same lasting
    /// limit.
    /// </summary>
    public LimitState Change(int value, LimitSource source, DateTimeOffset? expiresAt) =>
        expiresAt is { } until
            ? this with
            {
                Temporary = new(value, source, until),
            }
            : this with
            {
                Own = value,
                LastingSource = source,
                Temporary = null,
            };

    /// <summary>A small raise for a short time; over another temporary limit it does not outlast that one.</summary>
    public LimitState RaiseUrgently(int value, DateTimeOffset until) =>
        Change(
            value,
            LimitSource.UrgentRaise,
            Temporary is { } other && other.ExpiresAt < until ? other.ExpiresAt : until
        );

    /// <summary>The lasting limit comes back.</summary>
    public LimitState Revert() => this with { Temporary = null };
}

/// <summary>A limit that goes away by itself.</summary>
/// <param name="Value">In force until then.</param>
/// <param name="Source">Who gave it.</param>
/// <param name="ExpiresAt">When the lasting limit comes back.</param>
public sealed record TemporaryLimit(int Value, LimitSource Source, DateTimeOffset ExpiresAt);
