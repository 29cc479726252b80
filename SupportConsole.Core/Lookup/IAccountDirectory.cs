using SupportConsole.Core.Access;

namespace SupportConsole.Core.Lookup;

/// <summary>Finds accounts for the people at the console.</summary>
public interface IAccountDirectory
{
    /// <summary>
    /// Searches id, e-mail, name, domain, Stripe customer id (prefix from 1 character, any part from 3;
    /// case-insensitive), whole external billing ids, transcript and streaming session ids, and API keys by their first characters, the whole or their id. Of a
    /// whole key only the hash is looked for, and the result holds its prefix alone. Text around an id or an address
    /// does not hide it: see <see cref="PastedText"/>.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="query">
    /// What was typed; trimmed, at most <see cref="AccountSearchResult.MaximumQueryLength"/> characters are looked at.
    /// </param>
    /// <param name="cancellationToken">Cancelled when more was typed.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<AccountSearchResult> SearchAsync(Actor actor, string query, CancellationToken cancellationToken);

    /// <summary>A page of the list of accounts: all of them, or those that a text, a view or conditions
    /// pick.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="query">Which accounts, their order, and which rows.</param>
    /// <param name="cancellationToken">Cancelled when another page is wanted.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<AccountListPage> ListAsync(Actor actor, AccountListQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Every account of a list, read as it is asked for: in the list's order up to
    /// <see cref="AccountListQuery.MaximumCounted"/> accounts, in the order of registration when there are more.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="query">Which accounts and their order; its page does not matter.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    IAsyncEnumerable<AccountListRow> ReadAsync(
        Actor actor,
        AccountListQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>One account, or null when there is none with this id.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<AccountOverview?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken);
}
