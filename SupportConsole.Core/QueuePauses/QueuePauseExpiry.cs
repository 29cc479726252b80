using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.QueuePauses;

/// <summary>
/// Lets queues go on when the time of their pause is up. Every node looks, so that no node's end delays it: whoever
/// comes first to the account's lock does it, by compare and set.
/// </summary>
internal sealed partial class QueuePauseExpiry(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<QueuePauseExpiry> logger
) : PeriodicService(TimeSpan.FromSeconds(1), clock)
{
    private const int PageSize = 500;

    /// <summary>How far this node's clock may be behind the one that decides.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private bool _isFailing;

    /// <summary>One round.</summary>
    /// <returns>How many queues go on.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var soon = Clock.GetUtcNow() + ClockTolerance;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context
            .AccountStates.Where(state => state.PausedUntil != null && state.PausedUntil <= soon)
            .OrderBy(state => state.PausedUntil)
            .Select(state => new { state.AccountId, state.PauseAuditSequence })
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var ended = await Task.WhenAll(
            due.Select(pause =>
                batcher.ExecuteAsync(
                    new EndPauseCommand(pause.AccountId, pause.PauseAuditSequence ?? 0),
                    cancellationToken
                )
            )
        );
        return ended.Count(pause => pause.IsEnded);
    }

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            var ended = await RunAsync(stoppingToken);
            _isFailing = false;
            if (ended > 0)
            {
                LogEnded(ended);
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
    }

    [LoggerMessage(LogLevel.Information, "{Count} paused queues go on: their time was up")]
    private partial void LogEnded(int count);

    [LoggerMessage(LogLevel.Warning, "Pauses cannot be ended; queues whose time is up stay paused until they can")]
    private partial void LogFailed(Exception exception);
}
