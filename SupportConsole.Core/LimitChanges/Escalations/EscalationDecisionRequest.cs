namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>What a person decides about a waiting escalation.</summary>
public enum EscalationDecision
{
    /// <summary>Engineering: the new limit is applied at once.</summary>
    Approve,

    /// <summary>Engineering: with a comment.</summary>
    Deny,

    /// <summary>The requester takes it back.</summary>
    Withdraw,
}

/// <summary>A decision about an escalation.</summary>
/// <param name="EscalationId">Which.</param>
/// <param name="Decision">What.</param>
/// <param name="Comment">Up to 2,000 characters; needed to deny.</param>
/// <param name="CorrelationId">One per attempt, as in <see cref="LimitChangeRequest"/>.</param>
public sealed record EscalationDecisionRequest(
    string EscalationId,
    EscalationDecision Decision,
    string? Comment,
    string CorrelationId
);

/// <summary>Why a decision about an escalation is refused.</summary>
public enum EscalationRefusal
{
    /// <summary>Nobody decides about their own request, whatever roles they have.</summary>
    OwnRequest,

    /// <summary>Only the requester takes it back.</summary>
    NotOwnRequest,

    /// <summary>Somebody was faster, or it ended by itself.</summary>
    NotWaiting,

    /// <summary>Its time to be decided was up.</summary>
    Lapsed,

    /// <summary>The limit it is bound to changed meanwhile.</summary>
    LimitMoved,

    /// <summary>The time until which the new limit was to hold has passed.</summary>
    ExpiryPassed,
}
