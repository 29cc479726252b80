using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>What streaming sessions and LeMUR requests of a batch need to know besides the locked rows: one statement each for all accounts.</summary>
internal sealed class RateDetails
{
    private Pending<List<StreamingSession>>? _sessions;
    private Pending<List<StreamingMinute>>? _minutes;
    private Pending<List<LemurWindowRow>>? _windows;

    /// <summary>Finds the accounts to lock from the sessions that are named or overdue; the sessions are read again under the lock.</summary>
    public static async Task FindAccountsAsync(LimitBatch batch, BatchRequirements needs, ILimitTransaction transaction, DateTimeOffset now)
    {
        if (needs.Rates.Sessions.Count == 0 && needs.Rates.OverdueSessions == 0)
        {
            return;
        }

        var accounts = needs.Rates.Sessions.Count == 0 ? null : transaction.FindSessionAccounts(needs.Rates.Sessions);
        var overdue = needs.Rates.OverdueSessions == 0
            ? null
            : transaction.FindOverdueSessions(now - batch.Rules.Streaming.MaximumSession, needs.Rates.OverdueSessions);
        await transaction.FlushAsync();
        needs.Accounts.UnionWith(accounts?.Value ?? []);
        if (overdue is not null)
        {
            batch.Rates.Overdue = [.. overdue.Value.Select(session => session.Id)];
            needs.Accounts.UnionWith(overdue.Value.Select(session => session.AccountId));
            needs.Rates.Sessions.UnionWith(batch.Rates.Overdue);
        }
    }

    /// <summary>Hands the questions over, to be sent with the lock before them.</summary>
    public static RateDetails Ask(RateRequirements needs, ILimitTransaction transaction) => new()
    {
        _sessions = needs.Sessions.Count == 0 ? null : transaction.FindSessions(needs.Sessions),
        _minutes = needs.StreamingOf.Count == 0 ? null : transaction.FindStreamingMinutes(needs.StreamingOf),
        _windows = needs.LemurOf.Count == 0 ? null : transaction.FindLemurWindows(needs.LemurOf),
    };

    /// <summary>Gives the answers to the batch.</summary>
    /// <exception cref="StoreConflictException">A session appeared after the lock had looked for its account.</exception>
    public void Give(LimitBatch batch)
    {
        foreach (var session in _sessions?.Value ?? [])
        {
            if (batch.Book(session.AccountId) is null)
            {
                throw new StoreConflictException(nameof(ILimitTransaction.Lock), 1, 0);
            }

            batch.Rates.Load(session);
        }

        foreach (var minute in _minutes?.Value ?? [])
        {
            batch.Rates.Load(minute);
        }

        foreach (var window in _windows?.Value ?? [])
        {
            batch.Rates.Load(window);
        }
    }
}
