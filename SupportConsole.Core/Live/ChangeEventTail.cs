using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Live;

/// <summary>Reads what other nodes committed, every 250 ms, and tells this node's pages.</summary>
internal sealed partial class ChangeEventTail(
    IDbContextFactory<ConsoleDbContext> contexts,
    LiveUpdates updates,
    NodeIdentity node,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<ChangeEventTail> logger
) : PeriodicService(TimeSpan.FromMilliseconds(250), clock)
{
    private readonly EventGaps _gaps = new();
    private long? _last;
    private bool _isFailing;

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ReadAsync(stoppingToken);
            meter.TailRead();
            _isFailing = false;
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    /// <summary>Reads what is new, and what was skipped before because its commit was not visible yet.</summary>
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (_last is not { } last)
        {
            // A page that opens later reads the present anyway.
            _last = await context.ChangeEvents.MaxAsync(change => (long?)change.Id, cancellationToken) ?? 0;
            return;
        }

        var skipped = _gaps.Open(Clock.GetUtcNow());
        var events = await context
            .ChangeEvents.AsNoTracking()
            .Where(change => change.Id > last || skipped.Contains(change.Id))
            .OrderBy(change => change.Id)
            .Select(change => new { change.Id, Accounts = change.Node == node.Id ? null : change.Accounts })
            .ToListAsync(cancellationToken);
        foreach (var change in events)
        {
            _gaps.Read(change.Id, _last.Value, Clock.GetUtcNow());
            _last = Math.Max(_last.Value, change.Id);
        }

        updates.Publish([
            .. events
                .SelectMany(change => change.Accounts?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
                .Distinct(),
        ]);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Changes of other nodes cannot be read; open pages show this node's changes only until they can"
    )]
    private partial void LogFailed(Exception exception);
}
