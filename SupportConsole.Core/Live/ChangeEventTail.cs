using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Data;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Live;

/// <summary>Reads what other nodes committed, every 250 ms, and tells this node's pages; throws old events away.</summary>
internal sealed partial class ChangeEventTail(
    IDbContextFactory<ConsoleDbContext> contexts, LiveUpdates updates, NodeIdentity node, TimeProvider clock, ILogger<ChangeEventTail> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>Commits may become visible a little out of the order of their numbers: so far back is looked again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, DateTimeOffset> _seen = [];
    private DateTimeOffset _lastPruned;
    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
                await PruneAsync(stoppingToken);
                _isFailing = false;
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                if (!_isFailing)
                {
                    _isFailing = true;
                    LogFailed(exception);
                }
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Overlap;
        foreach (var old in _seen.Where(seen => seen.Value < since).Select(seen => seen.Key).ToList())
        {
            _seen.Remove(old);
        }

        // By number, which is the key: the time only bounds how far back. Clocks of nodes may differ; ten seconds is meant to cover that.
        var first = _seen.Count == 0 ? 0 : _seen.Keys.Min();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await context.ChangeEvents.AsNoTracking()
            .Where(change => change.Id >= first && change.Node != node.Id && change.At >= since)
            .ToListAsync(cancellationToken);
        var fresh = events.Where(change => _seen.TryAdd(change.Id, change.At)).ToList();
        updates.Publish([.. fresh.SelectMany(change => change.Accounts.Split(' ')).Distinct()]);
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - _lastPruned < Kept)
        {
            return;
        }

        _lastPruned = now;
        var until = now - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ChangeEvents.Where(change => change.At < until).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Changes of other nodes cannot be read; open pages show this node's changes only until they can")]
    private partial void LogFailed(Exception exception);
}
