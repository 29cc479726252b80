using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Billing.Credits;

/// <summary>A balance as it stands in an audit entry's before and after.</summary>
/// <param name="BalanceUsd">The balance in dollars.</param>
public sealed record AuditedCredit(decimal BalanceUsd)
{
    /// <summary>The credit granted or asked for.</summary>
    public decimal? CreditUsd { get; init; }

    /// <summary>Waiting transcripts that it started.</summary>
    public int? Started { get; init; }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedCredit? Read(string? text) => AuditedText.Read<AuditedCredit>(text);

    /// <summary>The entry's text.</summary>
    public string Write() => AuditedText.Write(this);
}
