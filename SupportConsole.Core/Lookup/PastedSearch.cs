using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Finds every account, transcript and streaming session that lines of a paste name by a whole id, address or key. However many lines and
/// words there are, each kind is looked for once, by its index.
/// </summary>
internal static class PastedSearch
{
    /// <summary>The hits in the order of the lines, each once.</summary>
    public static async Task<List<PastedHit>> FindAsync(
        ConsoleDbContext context,
        IReadOnlyList<string> lines,
        int most,
        CancellationToken cancellationToken
    )
    {
        var wanted = lines.Select(LineOf).ToList();
        var hits = await LookUpAsync(context, wanted, cancellationToken);
        return
        [
            .. wanted
                .SelectMany(line =>
                    line.Terms.SelectMany(term => hits[term])
                        .OrderBy(hit => hit.TranscriptId is null && hit.SessionId is null)
                )
                .Distinct()
                .Take(most),
        ];
    }

    /// <summary>A line's whole key goes into its hash, and no word that holds one is looked for as it stands.</summary>
    private static Line LineOf(string text)
    {
        var key = ApiKeyText.Find(text);
        var hash = ApiKeySecret.IsWellFormed(key) ? ApiKeySecret.HashOf(key!) : null;
        var terms = PastedText
            .Candidates(text)
            .Where(term => !ApiKeySecret.IsWellFormed(ApiKeyText.Find(term)))
            .ToList();
        return new(hash is null ? terms : [.. terms, hash], hash);
    }

    private static async Task<ILookup<string, PastedHit>> LookUpAsync(
        ConsoleDbContext context,
        List<Line> lines,
        CancellationToken cancellationToken
    )
    {
        var terms = lines.SelectMany(line => line.Terms).Distinct().ToList();
        var folded = terms.ToLookup(AccountSearchKeys.Fold);
        var keys = folded.Select(group => group.Key).ToList();
        var hashes = lines.Select(line => line.Hash).OfType<string>().Distinct().ToList();
        var accounts = context.Accounts.AsNoTracking();
        List<(string Term, PastedHit Hit)> hits = [];
        foreach (
            var account in await accounts
                .Where(account => keys.Contains(account.Keys.Id))
                .Select(account => new { account.Id, Key = account.Keys.Id })
                .ToListAsync(cancellationToken)
        )
        {
            hits.AddRange(folded[account.Key].Select(term => (term, new PastedHit(account.Id, AccountMatchField.Id))));
        }

        foreach (
            var account in await accounts
                .Where(account => keys.Contains(account.Keys.Email))
                .Select(account => new { account.Id, Key = account.Keys.Email })
                .ToListAsync(cancellationToken)
        )
        {
            hits.AddRange(
                folded[account.Key].Select(term => (term, new PastedHit(account.Id, AccountMatchField.Email)))
            );
        }

        foreach (
            var account in await accounts
                .Where(account => account.Keys.StripeCustomerId != null && keys.Contains(account.Keys.StripeCustomerId))
                .Select(account => new { account.Id, Key = account.Keys.StripeCustomerId })
                .ToListAsync(cancellationToken)
        )
        {
            hits.AddRange(
                folded[account.Key!]
                    .Select(term => (term, new PastedHit(account.Id, AccountMatchField.StripeCustomerId)))
            );
        }

        hits.AddRange(await OtherAsync(context, terms, hashes, cancellationToken));
        return hits.ToLookup(hit => hit.Term, hit => hit.Hit);
    }

    /// <summary>What is compared as it is written: billing ids, transcripts, streaming sessions, escalations and keys.</summary>
    private static async Task<List<(string Term, PastedHit Hit)>> OtherAsync(
        ConsoleDbContext context,
        List<string> terms,
        List<string> hashes,
        CancellationToken cancellationToken
    )
    {
        var transcripts = await context
            .Transcripts.AsNoTracking()
            .Where(transcript => terms.Contains(transcript.Id))
            .Select(transcript => new { transcript.Id, transcript.AccountId })
            .ToListAsync(cancellationToken);
        var sessions = await context
            .StreamingSessions.AsNoTracking()
            .Where(session => terms.Contains(session.Id))
            .Select(session => new { session.Id, session.AccountId })
            .ToListAsync(cancellationToken);
        var escalations = await context
            .Escalations.AsNoTracking()
            .Where(escalation => terms.Contains(escalation.Id))
            .Select(escalation => new { escalation.Id, escalation.AccountId })
            .ToListAsync(cancellationToken);
        var keys =
            hashes.Count == 0
                ? []
                : await context
                    .ApiKeys.AsNoTracking()
                    .Where(key => hashes.Contains(key.Hash))
                    .Select(key => new { key.Hash, key.AccountId })
                    .ToListAsync(cancellationToken);
        var billing = await context
            .Accounts.AsNoTracking()
            .Where(account => account.ExternalBillingId != null && terms.Contains(account.ExternalBillingId))
            .Select(account => new { account.Id, Term = account.ExternalBillingId! })
            .ToListAsync(cancellationToken);
        return
        [
            .. billing.Select(account =>
                (account.Term, new PastedHit(account.Id, AccountMatchField.ExternalBillingId))
            ),
            .. transcripts.Select(transcript =>
                (transcript.Id, new PastedHit(transcript.AccountId, AccountMatchField.TranscriptId, transcript.Id))
            ),
            .. sessions.Select(session =>
                (session.Id, new PastedHit(session.AccountId, AccountMatchField.SessionId, SessionId: session.Id))
            ),
            .. escalations.Select(escalation =>
                (escalation.Id, new PastedHit(escalation.AccountId, AccountMatchField.Escalation))
            ),
            .. keys.Select(key => (key.Hash, new PastedHit(key.AccountId, AccountMatchField.ApiKey))),
        ];
    }

    /// <param name="Terms">What is looked for; of a whole key its hash.</param>
    /// <param name="Hash">The hash of the whole key within the line; null when it has none.</param>
    private sealed record Line(IReadOnlyList<string> Terms, string? Hash);
}

/// <summary>What a line named.</summary>
/// <param name="AccountId">The account, or that of the transcript or session.</param>
/// <param name="Field">Where it was found.</param>
/// <param name="TranscriptId">The transcript; null for other fields.</param>
/// <param name="SessionId">The streaming session; null for other fields.</param>
internal sealed record PastedHit(
    string AccountId,
    AccountMatchField Field,
    string? TranscriptId = null,
    string? SessionId = null
);
