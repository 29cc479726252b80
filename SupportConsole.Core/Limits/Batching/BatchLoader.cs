using SupportConsole.Core.Limits.Store;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Reads and locks the rows a batch's commands need.</summary>
internal static class BatchLoader
{
    public static async Task LoadAsync(
        LimitBatch batch, IReadOnlyList<LimitCommand> commands, ILimitTransaction transaction, bool isRetry, Func<DateTimeOffset> now)
    {
        var needs = new BatchRequirements(isRetry);
        foreach (var command in commands)
        {
            command.Require(needs);
        }

        // Found before the lock, because they say which accounts to lock. Should one change in between, the write that
        // repeats its condition misses it and the batch is decided again.
        await FindTranscriptsAsync(batch, needs, transaction, now());
        if (needs.Accounts.Count == 0)
        {
            batch.Open([], now());
            return;
        }

        var locked = await transaction.LockStatesAsync(needs.Accounts);
        batch.Open(locked, now());
        await FindDetailsAsync(batch, needs, transaction);
    }

    private static async Task FindTranscriptsAsync(LimitBatch batch, BatchRequirements needs, ILimitTransaction transaction, DateTimeOffset now)
    {
        if (needs.Transcripts.Count > 0)
        {
            foreach (var transcript in await transaction.FindTranscriptsAsync(needs.Transcripts))
            {
                batch.Load(transcript);
                needs.Accounts.Add(transcript.AccountId);
            }
        }

        if (needs.ExpiredLeases > 0)
        {
            batch.Expired = await transaction.FindExpiredAsync(now, needs.ExpiredLeases);
            foreach (var transcript in batch.Expired)
            {
                batch.Load(transcript);
                needs.Accounts.Add(transcript.AccountId);
            }
        }
    }

    private static async Task FindDetailsAsync(LimitBatch batch, BatchRequirements needs, ILimitTransaction transaction)
    {
        if (needs.Identities.Count > 0)
        {
            foreach (var account in await transaction.FindAccountsAsync(needs.Identities))
            {
                if (batch.Book(account.Id) is null)
                {
                    // Another node committed it after this one had looked for the row to lock.
                    throw new StoreConflictException(nameof(transaction.LockStatesAsync), 1, 0);
                }

                batch.Identities[account.Id] = account;
            }
        }

        if (needs.ProjectsOf.Count > 0)
        {
            batch.Projects.UnionWith(await transaction.FindProjectsAsync(needs.ProjectsOf));
        }

        if (needs.LedgerReferences.Count > 0)
        {
            foreach (var (accountId, reference, amount) in await transaction.FindLedgerAsync(needs.LedgerReferences))
            {
                batch.LedgerReferences[(accountId, reference)] = amount;
            }
        }

        await FindLimitChangesAsync(batch, needs, transaction);
    }

    private static async Task FindLimitChangesAsync(LimitBatch batch, BatchRequirements needs, ILimitTransaction transaction)
    {
        var since = batch.Rules.Guardrails.OverageSince(batch.Now);
        foreach (var accountId in needs.LimitChangesOf)
        {
            batch.PeakDemands[accountId] = await transaction.PeakDemandAsync(accountId, since);
        }

        var overridesOf = needs.LimitChangesOf.Union(needs.Identities).ToList();
        if (overridesOf.Count > 0)
        {
            foreach (var limit in await transaction.FindOverridesAsync(overridesOf))
            {
                batch.Overrides[(limit.AccountId, limit.Kind)] = limit;
            }
        }

        if (needs.CorrelationIds.Count > 0)
        {
            // The chain's end is locked last, by everyone: no deadlock with the account rows.
            batch.AuditHead = await transaction.LockAuditHeadAsync();
            foreach (var entry in await transaction.FindAuditAsync(needs.CorrelationIds))
            {
                batch.EarlierAttempts[entry.CorrelationId] = entry;
            }
        }
    }
}
