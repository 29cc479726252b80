using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits;

/// <summary>
/// Running and queued transcripts over all accounts, for meters: read at most every 15 seconds, and only when somebody
/// looks. Who looks first finds nothing; the answer is there at the next look.
/// </summary>
internal sealed partial class LimitTotals(
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<LimitTotals> logger
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private long? _askedAt;
    private Task _reading = Task.CompletedTask;
    private (long Running, long Queued)? _totals;

    /// <summary>The reading under way, or the last one.</summary>
    public Task Reading
    {
        get
        {
            lock (_lock)
            {
                return _reading;
            }
        }
    }

    public IEnumerable<Measurement<long>> Running() => Look() is { } totals ? [new(totals.Running)] : [];

    public IEnumerable<Measurement<long>> Queued() => Look() is { } totals ? [new(totals.Queued)] : [];

    private (long Running, long Queued)? Look()
    {
        lock (_lock)
        {
            if (_reading.IsCompleted && (_askedAt is not { } askedAt || clock.GetElapsedTime(askedAt) >= Fresh))
            {
                // Not on the exporter's thread, which a database that hangs would hold up with all other meters.
                _askedAt = clock.GetTimestamp();
                _reading = Task.Run(ReadAsync);
            }

            return _totals;
        }
    }

    private async Task ReadAsync()
    {
        (long, long)? totals = null;
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var sums = await context
                .AccountStates.GroupBy(_ => 1)
                .Select(all => new
                {
                    Running = all.Sum(state => (long)state.Running),
                    Queued = all.Sum(state => (long)state.Queued),
                })
                .SingleOrDefaultAsync();
            totals = (sums?.Running ?? 0, sums?.Queued ?? 0);
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            // No figure rather than an old one: the outage has a meter of its own.
            LogFailed(exception.Message);
        }

        lock (_lock)
        {
            _totals = totals;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The totals for meters cannot be read: {Cause}")]
    private partial void LogFailed(string cause);
}
