using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Live;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

/// <summary>
/// What people do that touches no limit: one transaction of its changes and its audit entry, tried again when somebody
/// else was faster, told to open pages afterwards. The same attempt again, by its correlation id, changes nothing and
/// is answered as before.
/// </summary>
internal sealed class AuditedWork(
    IDbContextFactory<ConsoleDbContext> contexts,
    ICommandStore store,
    ChangeAnnouncer announcer,
    TimeProvider clock
)
{
    private const int MaximumTries = 5;

    /// <summary>Does the work.</summary>
    /// <param name="correlationId">Names the attempt: 1-64 characters.</param>
    /// <param name="repeat">The answer of an attempt that was made before, out of its entry.</param>
    /// <param name="work">
    /// Makes its changes through the transaction's context and appends what it did; may be called again, so it keeps
    /// nothing. What appends nothing is rolled back.
    /// </param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    public async Task<TOutcome> RunAsync<TOutcome>(
        string correlationId,
        Func<AuditEntry, TOutcome> repeat,
        Func<AuditedTransaction, Task<TOutcome>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(correlationId, repeat, work, cancellationToken);
            }
            catch (Exception exception) when (attempt < MaximumTries && store.Classify(exception) == StoreFailure.Retry)
            {
                // Somebody else was faster, perhaps this very attempt on another node.
                await RetryPause.WaitAsync(attempt, cancellationToken);
            }
        }
    }

    private async Task<TOutcome> TryAsync<TOutcome>(
        string correlationId,
        Func<AuditEntry, TOutcome> repeat,
        Func<AuditedTransaction, Task<TOutcome>> work,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (
            await context
                .AuditEntries.AsNoTracking()
                .FirstOrDefaultAsync(entry => entry.CorrelationId == correlationId, cancellationToken) is
            { } earlier
        )
        {
            return repeat(earlier);
        }

        // To the millisecond, as the database keeps it.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var audited = new AuditedTransaction(context, now, cancellationToken);
        var outcome = await work(audited);
        if (!audited.HasAppended)
        {
            return outcome;
        }

        if (audited.Accounts.Count > 0)
        {
            announcer.Add(context, now, audited.Accounts);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        announcer.Publish(audited.Accounts);
        return outcome;
    }
}
