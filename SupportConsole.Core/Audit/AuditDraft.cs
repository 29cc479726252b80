using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit;

/// <summary>An audit entry before it has its place in the chain.</summary>
internal sealed record AuditDraft
{
    public required Actor Actor { get; init; }

    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public string? AccountId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Rule { get; init; }

    public string? Reason { get; init; }

    public string? Ticket { get; init; }

    public required string CorrelationId { get; init; }
}
