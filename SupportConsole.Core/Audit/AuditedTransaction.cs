using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

/// <summary>One try of <see cref="AuditedWork"/>.</summary>
internal sealed class AuditedTransaction(
    ConsoleDbContext context,
    DateTimeOffset now,
    CancellationToken cancellationToken
)
{
    private readonly HashSet<string> _accounts = [];

    /// <summary>Makes the changes.</summary>
    public ConsoleDbContext Context { get; } = context;

    /// <summary>The time of all of it.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Cancels what is not committed yet.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>True once something was appended: the transaction commits.</summary>
    public bool HasAppended { get; private set; }

    /// <summary>Accounts of the entries: their pages are told.</summary>
    public IReadOnlyCollection<string> Accounts => _accounts;

    /// <summary>
    /// Writes what was changed so far, then locks the end of the chain and appends. The end is locked last, by
    /// everyone: no deadlock with the rows of the work.
    /// </summary>
    /// <exception cref="StoreConflictException">The end moved all the same.</exception>
    public async Task<AuditEntry> AppendAsync(AuditDraft draft)
    {
        await Context.SaveChangesAsync(CancellationToken);

        // An update that changes nothing locks the row on every engine; what is read after it cannot be out of date.
        await Context.AuditHeads.ExecuteUpdateAsync(
            set => set.SetProperty(head => head.Sequence, head => head.Sequence),
            CancellationToken
        );
        var head = await Context.AuditHeads.AsNoTracking().SingleAsync(CancellationToken);
        var entry = AuditChain.Append(draft, head, Now);
        Context.AuditEntries.Add(entry);
        await Context.SaveChangesAsync(CancellationToken);
        var after = AuditChain.HeadAfter(entry);
        var met = await Context
            .AuditHeads.Where(row => row.Sequence == head.Sequence && row.Hash == head.Hash)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Sequence, after.Sequence).SetProperty(row => row.Hash, after.Hash),
                CancellationToken
            );
        if (met != 1)
        {
            throw new StoreConflictException(nameof(AppendAsync), 1, met);
        }

        HasAppended = true;
        if (draft.AccountId is { } accountId)
        {
            _accounts.Add(accountId);
        }

        return entry;
    }
}
