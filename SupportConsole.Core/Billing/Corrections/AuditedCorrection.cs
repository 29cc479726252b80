using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>A balance, and what is done to it, as they stand in an audit entry's before and after.</summary>
/// <param name="BalanceUsd">The balance in dollars.</param>
public sealed record AuditedCorrection(decimal BalanceUsd)
{
    /// <summary>The correction's amount in dollars.</summary>
    public decimal? AmountUsd { get; init; }

    /// <summary>The reference in the ledger.</summary>
    public string? Reference { get; init; }

    /// <summary>Which correction.</summary>
    public string? CorrectionId { get; init; }

    /// <summary>How it stands after the act; null where the act was refused.</summary>
    public CorrectionState? State { get; init; }

    /// <summary>Waiting transcripts that it started.</summary>
    public int? Started { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedCorrection? Read(string? text) => AuditedText.Read<AuditedCorrection>(text);

    /// <summary>The entry's text.</summary>
    public string Write() => AuditedText.Write(this);
}
