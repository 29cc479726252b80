using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Store;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>What the rarer commands of a batch need to know besides the locked rows; asked for only when one of them is there.</summary>
internal sealed class BatchDetails
{
    private Pending<List<Account>>? _identities;
    private Pending<List<(string AccountId, string ProjectId)>>? _projects;
    private Pending<List<(string AccountId, string Reference, Money Amount)>>? _ledger;
    private Pending<List<LimitOverride>>? _overrides;
    private ChangeDetails? _changes;
    private Pending<List<AuditHead>>? _auditHead;
    private Pending<List<AuditEntry>>? _earlierAttempts;

    /// <summary>Hands the questions over, to be sent with the lock before them.</summary>
    public static BatchDetails Ask(BatchRequirements needs, ILimitTransaction transaction, LimitRules rules, DateTimeOffset now)
    {
        var details = new BatchDetails();
        details._identities = needs.Identities.Count == 0 ? null : transaction.FindAccounts(needs.Identities);
        details._projects = needs.ProjectsOf.Count == 0 ? null : transaction.FindProjects(needs.ProjectsOf);
        details._ledger = needs.LedgerReferences.Count == 0 ? null : transaction.FindLedger(needs.LedgerReferences);
        var overridesOf = needs.Changes.MovesOf.Union(needs.Identities).ToList();
        details._overrides = overridesOf.Count == 0 ? null : transaction.FindOverrides(overridesOf);
        details._changes = ChangeDetails.Ask(needs.Changes, transaction, rules, now);
        if (needs.CorrelationIds.Count > 0)
        {
            // The chain's end is locked last, by everyone: no deadlock with the account rows.
            details._auditHead = transaction.LockAuditHead();
            details._earlierAttempts = transaction.FindAudit(needs.CorrelationIds);
        }

        return details;
    }

    /// <summary>Gives the answers to the batch.</summary>
    /// <exception cref="StoreConflictException">An account appeared after the lock had looked for it.</exception>
    public void Give(LimitBatch batch)
    {
        foreach (var account in _identities?.Value ?? [])
        {
            if (batch.Book(account.Id) is null)
            {
                // Another node committed it in between.
                throw new StoreConflictException(nameof(ILimitTransaction.Lock), 1, 0);
            }

            batch.Identities[account.Id] = account;
        }

        batch.Projects.UnionWith(_projects?.Value ?? []);
        foreach (var (accountId, reference, amount) in _ledger?.Value ?? [])
        {
            batch.LedgerReferences[(accountId, reference)] = amount;
        }

        foreach (var limit in _overrides?.Value ?? [])
        {
            batch.Overrides[(limit.AccountId, limit.Kind)] = limit;
        }

        _changes?.Give(batch);
        batch.AuditHead = _auditHead?.Value[0];
        foreach (var entry in _earlierAttempts?.Value ?? [])
        {
            batch.EarlierAttempts[entry.CorrelationId] = entry;
        }
    }
}
