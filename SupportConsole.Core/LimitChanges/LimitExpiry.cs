using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// Ends temporary limits when their time is up. Every node looks, twice a second, so that no node's end delays it:
/// whoever comes first to the account's lock does it, by compare and set.
/// </summary>
internal sealed partial class LimitExpiry(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<LimitExpiry> logger
) : PeriodicService(TimeSpan.FromMilliseconds(500), clock)
{
    private const int PageSize = 500;

    /// <summary>
    /// How far this node's clock may be behind the one that decides: what is due soon is handed over already, and
    /// decided by the clock that all nodes share.
    /// </summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private bool _isFailing;

    /// <summary>For tests: how many rounds have ended.</summary>
    internal int Rounds { get; private set; }

    /// <summary>One round.</summary>
    /// <returns>How many limits came back.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var soon = Clock.GetUtcNow() + ClockTolerance;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context
            .LimitOverrides.AsNoTracking()
            .Where(limit =>
                limit.Kind == LimitKind.AsyncConcurrency && limit.ExpiresAt != null && limit.ExpiresAt <= soon
            )
            .OrderBy(limit => limit.ExpiresAt)
            .Select(limit => new { limit.AccountId, limit.AuditSequence })
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var reverted = await Task.WhenAll(
            due.Select(limit =>
                batcher.ExecuteAsync(new RevertLimitCommand(limit.AccountId, limit.AuditSequence), cancellationToken)
            )
        );
        return reverted.Count(limit => limit.IsReverted);
    }

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            var reverted = await RunAsync(stoppingToken);
            _isFailing = false;
            if (reverted > 0)
            {
                LogReverted(reverted);
            }
        }
        catch (Exception exception) when (Outage.Is(exception) && !stoppingToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                // Once an outage; the next round tries again, and every node does.
                _isFailing = true;
                LogFailed(exception);
            }
        }
        finally
        {
            Rounds++;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} temporary limits expired; the lasting ones are in force again")]
    private partial void LogReverted(int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Temporary limits cannot be ended; those whose time is up stay in force until they can"
    )]
    private partial void LogFailed(Exception exception);
}
