namespace SupportConsole.Core.Billing.Corrections;

/// <summary>Where a correction of a balance stands.</summary>
public enum CorrectionState
{
    /// <summary>A second manager has to confirm it.</summary>
    Waiting = 0,

    /// <summary>Small enough for one manager: posted as it was asked for.</summary>
    PostedAlone = 1,

    /// <summary>A second manager confirmed it: posted.</summary>
    Confirmed = 2,

    /// <summary>A second manager refused it.</summary>
    Refused = 3,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn = 4,
}

/// <summary>A manager's correction of a balance. What is posted stands in the ledger under its reference.</summary>
public sealed record Correction
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Positive adds to the balance; never zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>What it is about: an invoice, a payment. The reference of its ledger entry.</summary>
    public required string Reference { get; init; }

    public required string Reason { get; init; }

    public required string Ticket { get; init; }

    public required CorrectionState State { get; init; }

    public required string RequestedById { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The audit entry of the request.</summary>
    public required long RequestAuditSequence { get; init; }

    /// <summary>Who confirmed, refused or withdrew it; null while it waits, and where one was enough.</summary>
    public string? DecidedById { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What they said to it.</summary>
    public string? Comment { get; init; }

    public long? DecisionAuditSequence { get; init; }

    /// <summary>True when it is in the ledger.</summary>
    public bool IsPosted => State is CorrectionState.PostedAlone or CorrectionState.Confirmed;
}
