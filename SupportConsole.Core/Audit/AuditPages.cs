using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

/// <summary>
/// Reads entries in their order, a page at a time, so that no transaction stays open and the memory stays flat.
/// </summary>
internal static class AuditPages
{
    private const int PageSize = 1_000;

    /// <summary>Entries after a number, oldest first.</summary>
    public static IAsyncEnumerable<AuditEntry> AfterAsync(
        IDbContextFactory<ConsoleDbContext> contexts,
        long sequence,
        CancellationToken cancellationToken
    ) => ReadAsync(contexts, entries => entries, sequence, cancellationToken);

    /// <summary>Entries that a filter lets through, oldest first.</summary>
    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        IDbContextFactory<ConsoleDbContext> contexts,
        Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> filter,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var page = await filter(context.AuditEntries.AsNoTracking())
                .Where(entry => entry.Sequence > after)
                .OrderBy(entry => entry.Sequence)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Sequence;
        }
    }
}
