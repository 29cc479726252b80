using SupportConsole.Core.Limits.Store;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Locks and reads the rows a batch's commands need, in one round trip: the lock is the first of its statements.</summary>
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

        await FindOverdueAsync(batch, needs, transaction, now);
        if (needs.Accounts.Count == 0 && needs.Transcripts.Count == 0)
        {
            batch.Open([], await NowAsync(transaction, now));
            return;
        }

        var locked = transaction.Lock(needs.Accounts, needs.Transcripts);
        var clock = transaction.ReadClock();
        var rates = RateDetails.Ask(needs.Rates, transaction);
        var details = BatchDetails.Ask(needs, transaction, batch.Rules, now());
        await transaction.FlushAsync();
        batch.Open(locked.States.Value, clock?.Value[0] ?? now());
        foreach (var transcript in locked.Transcripts.Value)
        {
            if (batch.Book(transcript.AccountId) is null)
            {
                // It was committed after the lock had looked for its account.
                throw new StoreConflictException(nameof(transaction.Lock), 1, 0);
            }

            batch.Load(transcript);
        }

        rates.Give(batch);
        details.Give(batch);
    }

    /// <summary>What ran out is found before the lock, because it says which accounts to lock; it is looked at again under it.</summary>
    private static async Task FindOverdueAsync(LimitBatch batch, BatchRequirements needs, ILimitTransaction transaction, Func<DateTimeOffset> now)
    {
        var time = needs.ExpiredLeases > 0 || needs.Rates.OverdueSessions > 0 ? await NowAsync(transaction, now) : default;
        if (needs.ExpiredLeases > 0)
        {
            var expired = transaction.FindExpired(time, needs.ExpiredLeases);
            await transaction.FlushAsync();
            batch.Expired = expired.Value;
            needs.Transcripts.UnionWith(expired.Value);
        }

        await RateDetails.FindAccountsAsync(batch, needs, transaction, time);
    }

    private static async Task<DateTimeOffset> NowAsync(ILimitTransaction transaction, Func<DateTimeOffset> now)
    {
        if (transaction.ReadClock() is not { } clock)
        {
            return now();
        }

        await transaction.FlushAsync();
        return clock.Value[0];
    }
}
