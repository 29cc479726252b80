using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>
/// What is not sent yet, for meters: read at most every 15 seconds, and only when somebody looks. Who looks first finds
/// nothing; the answer is there at the next look.
/// </summary>
internal sealed partial class OutboxBacklog(
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<OutboxBacklog> logger
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private long? _askedAt;
    private Task _reading = Task.CompletedTask;
    private List<(OutboxKind Kind, long Count, DateTimeOffset Oldest)> _backlog = [];

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

    public IEnumerable<Measurement<long>> Pending() =>
        [.. Look().Select(kind => new Measurement<long>(kind.Count, OutboxMeter.Of(kind.Kind)))];

    public IEnumerable<Measurement<double>> OldestAge() =>
        [
            .. Look()
                .Select(kind => new Measurement<double>(
                    kind.Count == 0 ? 0 : Math.Max(0, (clock.GetUtcNow() - kind.Oldest).TotalSeconds),
                    OutboxMeter.Of(kind.Kind)
                )),
        ];

    private List<(OutboxKind Kind, long Count, DateTimeOffset Oldest)> Look()
    {
        lock (_lock)
        {
            if (_reading.IsCompleted && (_askedAt is not { } askedAt || clock.GetElapsedTime(askedAt) >= Fresh))
            {
                // Not on the exporter's thread, which a database that hangs would hold up with all other meters.
                _askedAt = clock.GetTimestamp();
                _reading = Task.Run(ReadAsync);
            }

            return _backlog;
        }
    }

    private async Task ReadAsync()
    {
        List<(OutboxKind, long, DateTimeOffset)> backlog = [];
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var pending = await context
                .OutboxMessages.Where(message => message.State == OutboxState.Pending)
                .GroupBy(message => message.Kind)
                .Select(ofKind => new
                {
                    Kind = ofKind.Key,
                    Count = ofKind.LongCount(),
                    Oldest = ofKind.Min(message => message.CreatedAt),
                })
                .ToListAsync();
            backlog =
            [
                .. Enum.GetValues<OutboxKind>()
                    .Select(kind =>
                        pending.Find(of => of.Kind == kind) is { } of ? (kind, of.Count, of.Oldest) : (kind, 0, default)
                    ),
            ];
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            // No figure rather than an old one.
            LogFailed(exception.Message);
        }

        lock (_lock)
        {
            _backlog = backlog;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The outbox's backlog for meters cannot be read: {Cause}")]
    private partial void LogFailed(string cause);
}
