using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <inheritdoc cref="IAccountDirectory"/>
internal sealed partial class AccountDirectory(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<ThrottlingOptions> throttling,
    AccountListing listing
) : IAccountDirectory
{
    private const int Wanted = AccountSearchResult.MaximumMatches + 1;

    /// <summary>The fields in the order in which a match in them counts.</summary>
    private static readonly (AccountMatchField Field, Expression<Func<Account, string?>> Key)[] Fields =
    [
        (AccountMatchField.Id, account => account.Keys.Id),
        (AccountMatchField.Email, account => account.Keys.Email),
        (AccountMatchField.Name, account => account.Keys.Name),
        (AccountMatchField.Domain, account => account.Keys.Domain),
        (AccountMatchField.StripeCustomerId, account => account.Keys.StripeCustomerId),
    ];

    public async Task<AccountOverview?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.OverviewAsync(accountId, limits.Value, throttling.Value.EpisodeGap, cancellationToken);
    }

    public async Task<AccountSearchResult> SearchAsync(Actor actor, string query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pasted = PastedLines.Of(AccountSearchResult.Clean(query));
        var (found, exact) = await FindAsync(context, pasted, cancellationToken);
        var shown = found.Matches.Take(AccountSearchResult.MaximumMatches).ToList();
        var overviews = (
            await context.OverviewsAsync(
                [.. shown.Select(match => match.AccountId)],
                limits.Value,
                throttling.Value.EpisodeGap,
                cancellationToken
            )
        ).ToDictionary(overview => overview.Account.Id);
        var matches = shown
            .Where(match => overviews.ContainsKey(match.AccountId))
            .Select(match => new AccountMatch(overviews[match.AccountId], match.Field)
            {
                Key = match.Key,
                TranscriptId = match.TranscriptId,
                SessionId = match.SessionId,
            });
        return new(AccountSearchResult.Shown(query), [.. matches], found.Matches.Count > shown.Count, exact)
        {
            Lines = pasted.Lines.Count,
            SkippedLines = pasted.Skipped,
        };
    }

    /// <summary>
    /// What one line means, in any part of any field; else, and in several lines, what is named whole.
    /// </summary>
    private static async Task<(MatchList Found, string? Exact)> FindAsync(
        ConsoleDbContext context,
        PastedLines pasted,
        CancellationToken cancellationToken
    )
    {
        if (pasted.Lines is [var line])
        {
            var (first, exact) = await FindFirstAsync(context, line, cancellationToken);
            if (first.Matches.Count > 0)
            {
                return (first, exact);
            }
        }

        var found = new MatchList();
        var hits = await PastedSearch.FindAsync(context, pasted.Lines, Wanted, cancellationToken);
        hits.ForEach(found.Add);

        // A line about one transcript names its account too.
        var isOne =
            hits.Count(hit => hit.TranscriptId is not null) <= 1 && hits.DistinctBy(hit => hit.AccountId).Count() == 1;
        return (found, isOne && pasted.Skipped == 0 ? hits[0].AccountId : null);
    }

    /// <summary>What the first term finds that finds anything.</summary>
    private static async Task<(MatchList Found, string? Exact)> FindFirstAsync(
        ConsoleDbContext context,
        string query,
        CancellationToken cancellationToken
    )
    {
        foreach (var term in PastedText.Terms(query))
        {
            var found = new MatchList();
            var key = ApiKeyText.Find(term);
            var exact = await FindKeysAsync(context, key, term, found, cancellationToken);

            // A whole key is nothing else, and goes nowhere but into its hash.
            if (ApiKeySecret.IsWellFormed(key))
            {
                return (found, exact);
            }

            exact = await FindExactAsync(context, term, found, cancellationToken) ?? exact;
            await FindPrefixesAsync(context, AccountSearchKeys.Fold(term), found, cancellationToken);
            await FindSubstringsAsync(context, AccountSearchKeys.Fold(term), found, cancellationToken);
            if (found.Matches.Count > 0)
            {
                return (found, exact);
            }
        }

        return (new(), null);
    }

    /// <summary>API keys.</summary>
    /// <param name="key">The key within the query, or its beginning; null when there is none.</param>
    /// <returns>The account whose key it is beyond doubt.</returns>
    private static async Task<string?> FindKeysAsync(
        ConsoleDbContext context,
        string? key,
        string query,
        MatchList found,
        CancellationToken cancellationToken
    )
    {
        var one = await ApiKeySearch.FindOneAsync(context, key, query, cancellationToken);
        if (one is not null)
        {
            found.Add(one);
        }
        else if (key is not null)
        {
            (await ApiKeySearch.FindByPrefixAsync(context, key, Wanted, cancellationToken)).ForEach(found.Add);
        }

        return one?.AccountId;
    }

    /// <summary>Whole ids and addresses: when one account only has it, that is the one meant.</summary>
    private static async Task<string?> FindExactAsync(
        ConsoleDbContext context,
        string query,
        MatchList found,
        CancellationToken cancellationToken
    )
    {
        var folded = AccountSearchKeys.Fold(query);
        var before = found.Matches.Count;
        var ids = await context
            .Accounts.AsNoTracking()
            .Where(account => account.Keys.Id == folded)
            .Select(account => account.Id)
            .Take(Wanted)
            .ToListAsync(cancellationToken);
        found.Add(ids.OrderByDescending(id => id == query), AccountMatchField.Id);
        found.Add(
            await context
                .Accounts.AsNoTracking()
                .Where(account => account.Keys.Email == folded)
                .Select(account => account.Id)
                .Take(Wanted)
                .ToListAsync(cancellationToken),
            AccountMatchField.Email
        );
        found.Add(
            await context
                .Accounts.AsNoTracking()
                .Where(account => account.Keys.StripeCustomerId == folded)
                .Select(account => account.Id)
                .Take(Wanted)
                .ToListAsync(cancellationToken),
            AccountMatchField.StripeCustomerId
        );
        found.Add(
            await context
                .Accounts.AsNoTracking()
                .Where(account => account.ExternalBillingId == query)
                .Select(account => account.Id)
                .Take(Wanted)
                .ToListAsync(cancellationToken),
            AccountMatchField.ExternalBillingId
        );
        found.Add(
            await context
                .Transcripts.AsNoTracking()
                .Where(transcript => transcript.Id == query)
                .Select(transcript => transcript.AccountId)
                .ToListAsync(cancellationToken),
            AccountMatchField.TranscriptId,
            transcriptId: query
        );
        found.Add(
            await context
                .StreamingSessions.AsNoTracking()
                .Where(session => session.Id == query)
                .Select(session => session.AccountId)
                .ToListAsync(cancellationToken),
            AccountMatchField.SessionId,
            sessionId: query
        );

        // An id typed as it is written is meant even when another differs from it only by case.
        return ids.Find(id => id == query)
            ?? (found.Matches.Count == before + 1 ? found.Matches[before].AccountId : null);
    }

    private static async Task FindPrefixesAsync(
        ConsoleDbContext context,
        string folded,
        MatchList found,
        CancellationToken cancellationToken
    )
    {
        foreach (var (field, key) in Fields)
        {
            if (found.Matches.Count < Wanted)
            {
                var ids = await context
                    .Accounts.AsNoTracking()
                    .Where(PrefixRange.Of(key, folded, context.LastCharacter))
                    .OrderBy(key)
                    .Select(account => account.Id)
                    .Take(Wanted)
                    .ToListAsync(cancellationToken);
                found.Add(ids, field);
            }
        }
    }

    private static async Task FindSubstringsAsync(
        ConsoleDbContext context,
        string folded,
        MatchList found,
        CancellationToken cancellationToken
    )
    {
        if (
            found.Matches.Count >= Wanted
            || folded.EnumerateRunes().Count() < AccountSearchResult.MinimumSubstringLength
        )
        {
            return;
        }

        var rows = await context.AccountsContaining(folded).AsNoTracking().Take(Wanted).ToListAsync(cancellationToken);
        foreach (var account in rows)
        {
            found.Add([account.Id], FieldOf(account.Keys, folded));
        }
    }

    private static AccountMatchField FieldOf(AccountSearchKeys keys, string folded)
    {
        (AccountMatchField Field, string? Key)[] fields =
        [
            (AccountMatchField.Id, keys.Id),
            (AccountMatchField.Email, keys.Email),
            (AccountMatchField.Name, keys.Name),
            (AccountMatchField.StripeCustomerId, keys.StripeCustomerId),
        ];
        return fields.FirstOrDefault(field => field.Key?.Contains(folded, StringComparison.Ordinal) == true).Field;
    }
}
