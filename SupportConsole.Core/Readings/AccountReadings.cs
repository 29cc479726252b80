using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Core.Readings;

/// <inheritdoc cref="IAccountReadings"/>
internal sealed class AccountReadings(AccountReader reader, ILiveUpdates updates, TimeProvider clock)
    : IAccountReadings,
        IDisposable
{
    /// <summary>
    /// Accounts that nobody looks at any more are kept up to here: the page that is being opened was just read for its
    /// first answer.
    /// </summary>
    private const int MostKept = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedReading<AccountReading>> _readings = new(StringComparer.Ordinal);

    public Task<AccountReading?> ReadAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ReadingNeedsLock(accountId).ReadAsync(actor, cancellationToken);
        }
    }

    public IFollowedReading<AccountReading> Follow(string accountId, Action changed)
    {
        lock (_gate)
        {
            return ReadingNeedsLock(accountId).Follow(changed);
        }
    }

    public void Dispose()
    {
        foreach (var reading in _readings.Values)
        {
            reading.Dispose();
        }
    }

    private SharedReading<AccountReading> ReadingNeedsLock(string accountId)
    {
        if (_readings.TryGetValue(accountId, out var known))
        {
            return known;
        }

        if (_readings.Count >= MostKept)
        {
            foreach (
                var idle in _readings
                    .Where(reading => !reading.Value.IsFollowed)
                    .Select(reading => reading.Key)
                    .ToList()
            )
            {
                _readings.Remove(idle);
            }
        }

        var memory = new AccountMemory();
        return _readings[accountId] = new(
            clock,
            LiveRefresh.Shortest,
            () => reader.ReadAsync(accountId, memory, CancellationToken.None),
            Visible,
            signal => updates.Subscribe(accountId, signal)
        );
    }

    private static AccountReading? Visible(Actor actor, AccountReading? reading)
    {
        actor.Demand(Permission.ViewAccounts);
        return reading;
    }
}
