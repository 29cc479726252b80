using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>A limit as it stands in an audit entry's before and after: the throttle limit unless its kind is said.</summary>
/// <param name="ThrottleLimit">
/// The limit, or the one asked for; written as <c>limit</c> when it is of another kind.
/// </param>
internal sealed record AuditedLimit(int ThrottleLimit)
{
    private const string Throttle = "\"throttleLimit\":";
    private const string Other = "\"limit\":";

    /// <summary>Null for the throttle limit.</summary>
    public LimitKind? Kind { get; init; }

    /// <summary>When a temporary limit ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The lasting limit that comes back then.</summary>
    public int? RevertsTo { get; init; }

    /// <summary>Waiting transcripts that the change started.</summary>
    public int? Started { get; init; }

    /// <summary>The guardrail that refused it, or that asks for engineering.</summary>
    public LimitChangeRule? Rule { get; init; }

    /// <summary>The escalation that the act belongs to.</summary>
    public string? EscalationId { get; init; }

    /// <summary>The waiting escalation that became void because the limit moved.</summary>
    public string? VoidedEscalationId { get; init; }

    /// <summary>The entry of the change that was taken back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Why a decision about an escalation was refused.</summary>
    public EscalationRefusal? Refusal { get; init; }

    public static AuditedLimit Of(LimitState limitState, LimitKind kind = LimitKind.AsyncConcurrency) =>
        new(limitState.Value)
        {
            Kind = Named(kind),
            ExpiresAt = limitState.Temporary?.ExpiresAt,
            RevertsTo = limitState.Temporary is null ? null : limitState.Lasting,
        };

    /// <summary>Null for the throttle limit, which needs no name.</summary>
    public static LimitKind? Named(LimitKind kind) => kind == LimitKind.AsyncConcurrency ? null : kind;

    /// <summary>Out of an entry's text; null when it has none.</summary>
    public static AuditedLimit? Read(string? text) =>
        AuditedText.Read<AuditedLimit>(text?.Replace(Other, Throttle, StringComparison.Ordinal));

    public string Write() =>
        Kind is null
            ? AuditedText.Write(this)
            : AuditedText.Write(this).Replace(Throttle, Other, StringComparison.Ordinal);
}
