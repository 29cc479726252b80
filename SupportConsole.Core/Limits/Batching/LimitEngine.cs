using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Runs a batch as one transaction: find, lock, decide, write, commit.</summary>
internal sealed class LimitEngine(
    ILimitStore store,
    IOptions<LimitOptions> limits,
    IOptions<NegativeBalanceOptions> negativeBalance,
    IOptions<GuardrailOptions> guardrails,
    IOptions<PricingOptions> pricing,
    IOptions<StreamingOptions> streaming,
    IOptions<ConsoleOptions> console,
    NodeIdentity node,
    LimitMeter meter,
    TimeProvider clock)
{
    private readonly LimitRules _rules = new(limits.Value, negativeBalance.Value, guardrails.Value, pricing.Value)
    {
        Streaming = streaming.Value,
        Console = console.Value,
    };

    /// <summary>Decides and commits the commands together; they are not answered yet.</summary>
    /// <param name="commands">In the order they arrived.</param>
    /// <param name="isRetry">True when an earlier try failed.</param>
    /// <param name="cancellationToken">Gives up waiting for a connection; once begun, a batch runs to its end.</param>
    /// <returns>What changed, for those who watch.</returns>
    public async Task<BatchChanges> RunAsync(IReadOnlyList<LimitCommand> commands, bool isRetry, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var batch = new LimitBatch(_rules);
        await BatchLoader.LoadAsync(batch, commands, transaction, isRetry, Now);
        foreach (var command in commands)
        {
            command.Decide(batch);
        }

        var changes = await BatchWriter.WriteAsync(batch, transaction, node);
        foreach (var command in commands)
        {
            command.Conclude(batch);
        }

        var committing = meter.Start();
        await transaction.CommitAsync();
        meter.Committed(committing);
        return changes;
    }

    /// <summary>To the millisecond, as the database keeps it: an answer and a later read agree.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>What a batch changed.</summary>
/// <param name="Accounts">Accounts whose figures moved.</param>
/// <param name="LeavesStarts">True when some transcript started that no worker of the batch took.</param>
internal sealed record BatchChanges(IReadOnlyList<string> Accounts, bool LeavesStarts);
