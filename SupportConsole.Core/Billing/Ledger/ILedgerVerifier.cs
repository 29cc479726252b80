namespace SupportConsole.Core.Billing.Ledger;

/// <summary>Proves that money adds up.</summary>
public interface ILedgerVerifier
{
    /// <summary>Compares every account's balance with its ledger and its usage.</summary>
    /// <param name="progress">Told how many accounts are checked; may be null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<LedgerVerification> VerifyAsync(IProgress<long>? progress, CancellationToken cancellationToken);
}

/// <summary>What a check of all money found.</summary>
/// <param name="Accounts">How many were checked.</param>
/// <param name="Differences">Those whose balance does not add up; empty when all do.</param>
public sealed record LedgerVerification(long Accounts, IReadOnlyList<LedgerDifference> Differences);

/// <summary>An account whose balance is not its ledger less its usage.</summary>
public sealed record LedgerDifference(string AccountId, Money Balance, Money Ledger, Money Usage)
{
    /// <summary>By how much the balance is too high; negative when it is too low.</summary>
    public Money Excess => Balance - (Ledger - Usage);
}
