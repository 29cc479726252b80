using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <content>The list of accounts, and its text: every account that the first term with any match is found in.</content>
internal sealed partial class AccountDirectory
{
    public async Task<AccountListPage> ListAsync(
        Actor actor,
        AccountListQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (matching, isNothing) = await FindMatchingAsync(
            context,
            query,
            isWhole: !query.IsTextOnly,
            cancellationToken
        );
        return isNothing
            ? new([], 0, false)
            : await listing.ListAsync(context, matching, query, actor, cancellationToken);
    }

    public IAsyncEnumerable<AccountListRow> ReadAsync(
        Actor actor,
        AccountListQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        return ReadAllAsync(actor, query, cancellationToken);
    }

    private async IAsyncEnumerable<AccountListRow> ReadAllAsync(
        Actor actor,
        AccountListQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (matching, isNothing) = await FindMatchingAsync(context, query, true, cancellationToken);
        if (isNothing)
        {
            yield break;
        }

        await foreach (var row in listing.ReadAsync(context, matching, query, actor, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>The accounts of the first term that any account has; none of either where there is no text.</summary>
    private static async Task<(IQueryable<Account>? Matching, bool IsNothing)> FindMatchingAsync(
        ConsoleDbContext context,
        AccountListQuery query,
        bool isWhole,
        CancellationToken cancellationToken
    )
    {
        var terms = PastedText.Terms(query.Text);
        foreach (var term in terms)
        {
            var matching = await MatchingAsync(context, term, isWhole, cancellationToken);
            if (await matching.AnyAsync(cancellationToken))
            {
                return (matching, false);
            }
        }

        return (null, terms.Count > 0);
    }

    /// <summary>The accounts that a term is found in.</summary>
    /// <param name="context">Reads.</param>
    /// <param name="term">What is looked for.</param>
    /// <param name="isWhole">
    /// False for no more of each field than a list counts: one character begins a field of very many accounts.
    /// </param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    private static async Task<IQueryable<Account>> MatchingAsync(
        ConsoleDbContext context,
        string term,
        bool isWhole,
        CancellationToken cancellationToken
    )
    {
        var found = new MatchList();
        var key = ApiKeyText.Find(term);
        await FindKeysAsync(context, key, term, found, cancellationToken);
        if (ApiKeySecret.IsWellFormed(key))
        {
            return ByIds(context, found);
        }

        await FindExactAsync(context, term, found, cancellationToken);
        var folded = AccountSearchKeys.Fold(term);
        var isPart = folded.EnumerateRunes().Count() >= AccountSearchResult.MinimumSubstringLength;
        var texts = isPart
            ? context.AccountsContaining(folded).Select(account => account.Number)
            : Fields
                .Select(field =>
                    context.Accounts.Where(PrefixRange.Of(field.Key, folded, context.LastCharacter)).OrderBy(field.Key)
                )
                .Select(beginning => isWhole ? beginning : beginning.Take(AccountListQuery.MaximumMatches + 1))
                .Select(beginning => beginning.Select(account => account.Number))
                .Aggregate((one, other) => one.Union(other));
        var ids = found.Matches.ConvertAll(match => match.AccountId);
        return ids.Count == 0 && isPart ? context.AccountsContaining(folded)
            : ids.Count == 0 ? context.Accounts.Where(account => texts.Contains(account.Number))
            : context.Accounts.Where(account => texts.Contains(account.Number) || ids.Contains(account.Id));
    }

    private static IQueryable<Account> ByIds(ConsoleDbContext context, MatchList found)
    {
        var ids = found.Matches.ConvertAll(match => match.AccountId);
        return context.Accounts.Where(account => ids.Contains(account.Id));
    }
}
