using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Core.Billing;

/// <summary>Reads an account's money. All methods need <see cref="Permission.ViewAccounts"/>.</summary>
public interface IBillingReader
{
    /// <summary>A page of the ledger, newest first.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="before">Only entries before this one: the next page; null for the first.</param>
    /// <param name="count">1-200.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<LedgerPage> LedgerAsync(
        Actor actor,
        string accountId,
        long? before,
        int count,
        CancellationToken cancellationToken
    );
}

/// <summary>A page of an account's ledger, with the sums that make the balance, all three of one instant.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="HasMore">True when older ones follow.</param>
/// <param name="Total">Sum of the whole ledger.</param>
/// <param name="Used">Sum of all usage ever.</param>
/// <param name="Balance">The ledger less the usage, as the limits know it.</param>
public sealed record LedgerPage(
    IReadOnlyList<LedgerEntry> Entries,
    bool HasMore,
    Money Total,
    Money Used,
    Money Balance
)
{
    /// <summary>Who granted the complimentary credit; null while nobody has.</summary>
    public CreditGrant? Grant { get; init; }

    /// <summary>The managers' corrections among the entries, by reference.</summary>
    public IReadOnlyDictionary<string, Correction> Corrections { get; init; } = new Dictionary<string, Correction>();
}
