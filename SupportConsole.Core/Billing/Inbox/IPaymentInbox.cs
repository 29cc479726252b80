using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>Payments as Stripe told them: what waits for people, and what became of the others.</summary>
public interface IPaymentInbox
{
    /// <summary>A page of payments.</summary>
    /// <exception cref="PermissionDeniedException">Without <see cref="Permission.HandlePayments"/>.</exception>
    Task<InboxPage> ListAsync(Actor actor, InboxQuery query, CancellationToken cancellationToken);

    /// <summary>How many payments wait for people, by kind.</summary>
    /// <exception cref="PermissionDeniedException">Without <see cref="Permission.HandlePayments"/>.</exception>
    Task<IReadOnlyDictionary<InboxKind, int>> CountWaitingAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>One payment with all that was told of it; null when nothing was.</summary>
    /// <exception cref="PermissionDeniedException">Without <see cref="Permission.ViewAccounts"/>.</exception>
    Task<InboxDetail?> FindAsync(Actor actor, string paymentId, CancellationToken cancellationToken);

    /// <summary>An account's newest payments, each with its events and the ledger entries that they made.</summary>
    /// <exception cref="PermissionDeniedException">Without <see cref="Permission.ViewAccounts"/>.</exception>
    Task<IReadOnlyList<InboxDetail>> OfAccountAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>Gives a payment to an account, or dismisses it, or says why not. Audited either way.</summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<HandleOutcome> HandleAsync(Actor actor, HandleRequest request, CancellationToken cancellationToken);
}

/// <summary>The kinds that the page of payments tells apart.</summary>
public enum InboxKind
{
    /// <summary>No account has it, or the ledger has it with another amount.</summary>
    Unmatched = 0,

    /// <summary>Not in dollars.</summary>
    Foreign = 1,

    /// <summary>Money that a bank holds or has kept.</summary>
    Disputed = 2,

    /// <summary>Every payment, whatever became of it.</summary>
    All = 3,
}

/// <summary>Which payments.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Page">From 1.</param>
public sealed record InboxQuery(InboxKind Kind, int Page = 1)
{
    public const int PageSize = 25;
}

/// <summary>A page of payments, newest first.</summary>
/// <param name="Items">The payments.</param>
/// <param name="Counts">How many there are of each kind.</param>
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, IReadOnlyDictionary<InboxKind, int> Counts)
{
    /// <summary>How many wait for people.</summary>
    public int Waiting => Counts.Where(count => count.Key != InboxKind.All).Sum(count => count.Value);
}

/// <summary>A payment in a list.</summary>
/// <param name="Payment">What was told, and what was posted.</param>
/// <param name="AccountName">Whose; null while nobody's.</param>
public sealed record InboxItem(InboxPayment Payment, string? AccountName);

/// <summary>A payment with all that was told of it.</summary>
/// <param name="Payment">What was told, and what was posted.</param>
/// <param name="Reversals">Its refunds and disputes, oldest first.</param>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Entries">The ledger entries that they made, oldest first.</param>
public sealed record InboxDetail(
    InboxPayment Payment,
    IReadOnlyList<Reversal> Reversals,
    IReadOnlyList<MoneyEvent> Events,
    IReadOnlyList<LedgerEntry> Entries
);
