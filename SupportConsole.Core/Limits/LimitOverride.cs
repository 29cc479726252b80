namespace SupportConsole.Core.Limits;

/// <summary>Where a limit comes from.</summary>
public enum LimitSource
{
    PlanDefault = 0,

    /// <summary>Set in the console.</summary>
    Override = 1,
}

/// <summary>An account's own value of one limit, who set it and when.</summary>
public sealed record LimitOverride
{
    public required string AccountId { get; init; }

    public required LimitKind Kind { get; init; }

    public required int Value { get; init; }

    public required LimitSource Source { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Name of the person who set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>The audit entry of the change.</summary>
    public required long AuditSequence { get; init; }
}
