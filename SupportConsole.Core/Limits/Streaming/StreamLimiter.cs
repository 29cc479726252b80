using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Streaming;

/// <inheritdoc cref="IStreamLimiter"/>
internal sealed partial class StreamLimiter(
    CommandBatcher batcher,
    PriceBook prices,
    TimeProvider clock,
    ILogger<StreamLimiter> logger
) : IStreamLimiter
{
    public async Task<StreamOutcome> OpenAsync(
        string accountId,
        StreamRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (request.Model is { } model && !prices.Streaming.IsSold(model, now))
        {
            return new StreamOutcome.UnknownModel(model, prices.Streaming.ModelsAt(now));
        }

        var outcome = await batcher.ExecuteAsync(new OpenStreamCommand(accountId, request), cancellationToken);
        if (outcome is StreamOutcome.Refused { Refusal: NewWorkRefusal.NegativeBalance } refused)
        {
            LogRefused(refused.Message, accountId);
        }

        return outcome;
    }

    public Task<EndStreamOutcome> EndAsync(string sessionId, TimeSpan? billed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(billed ?? TimeSpan.Zero, TimeSpan.Zero, nameof(billed));
        return batcher.ExecuteAsync(new EndStreamCommand(sessionId, billed), cancellationToken);
    }

    public async Task<int> CloseExpiredAsync(int max, CancellationToken cancellationToken) =>
        (await batcher.ExecuteAsync(new CloseExpiredStreamsCommand(max), cancellationToken)).Count;

    // Support searches for this line: domain.md, "Negative balance" rule 3.
    [LoggerMessage(LogLevel.Warning, "error triggered: {Message} (account {AccountId}, streaming session refused)")]
    private partial void LogRefused(string message, string accountId);
}
