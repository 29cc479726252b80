using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Lemur;

/// <inheritdoc cref="ILemurLimiter"/>
internal sealed partial class LemurLimiter(
    CommandBatcher batcher,
    PriceBook prices,
    TimeProvider clock,
    ILogger<LemurLimiter> logger
) : ILemurLimiter
{
    public async Task<LemurOutcome> AdmitAsync(
        string accountId,
        LemurRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (request.Model is { } model && !prices.Lemur.IsSold(model, now))
        {
            return new LemurOutcome.UnknownModel(model, prices.Lemur.ModelsAt(now));
        }

        var outcome = await batcher.ExecuteAsync(new AdmitLemurCommand(accountId, request), cancellationToken);
        if (outcome is LemurOutcome.Refused { Refusal: NewWorkRefusal.NegativeBalance } refused)
        {
            LogRefused(refused.Message, accountId);
        }

        return outcome;
    }

    // Support searches for this line: domain.md, "Negative balance" rule 3.
    [LoggerMessage(LogLevel.Warning, "error triggered: {Message} (account {AccountId}, LeMUR request refused)")]
    private partial void LogRefused(string message, string accountId);
}
