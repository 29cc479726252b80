namespace SupportConsole.Core.Billing.LowBalances;

/// <summary>
/// What an account has spent lately, kept only for accounts whose balance may not last for long. Measured anew every few
/// minutes; the balance itself is read live beside it.
/// </summary>
public sealed record MeasuredSpend
{
    public required string AccountId { get; init; }

    /// <summary>Charged in the days that <see cref="LowBalanceOptions.Days"/> names, more than 0.</summary>
    public required Money Spent { get; init; }

    /// <summary>A balance below this does not last the hours that <see cref="LowBalanceOptions.Hours"/> names.</summary>
    public required Money LowBelow { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }
}
