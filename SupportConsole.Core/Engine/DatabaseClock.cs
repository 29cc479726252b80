namespace SupportConsole.Core.Engine;

/// <summary>The time that decisions carry: the server's, where several nodes share one.</summary>
internal sealed class DatabaseClock(ICommandStore store, TimeProvider clock)
{
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var server = transaction.ReadClock();
        await transaction.CommitAsync();
        return server?.Value[0] ?? clock.GetUtcNow();
    }
}
