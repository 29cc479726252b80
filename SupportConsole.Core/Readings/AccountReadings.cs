using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Core.Readings;

/// <inheritdoc cref="IAccountReadings"/>
internal sealed class AccountReadings(AccountReader reader, ISharedReadings readings) : IAccountReadings
{
    public Task<AccountReading?> ReadAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        readings.ReadAsync(actor, SourceOf(accountId), cancellationToken);

    public IFollowedReading<AccountReading> Follow(string accountId, Action changed) =>
        readings.Follow(SourceOf(accountId), changed);

    private ReadingSource<AccountReading> SourceOf(string accountId)
    {
        var memory = new AccountMemory();
        return new(accountId, accountId, LiveRefresh.Shortest, (_, cancellationToken) =>
            reader.ReadAsync(accountId, memory, cancellationToken)
        );
    }
}
