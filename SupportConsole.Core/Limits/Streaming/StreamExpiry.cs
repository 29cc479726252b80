using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// Closes sessions that nobody terminates, looking every five seconds. Any number of nodes may do so at once: each session is ended under its
/// account's lock, by compare and set.
/// </summary>
internal sealed partial class StreamExpiry(IStreamLimiter streams, TimeProvider clock, ILogger<StreamExpiry> logger)
    : PeriodicService(TimeSpan.FromSeconds(5), clock)
{
    private const int PageSize = 500;

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            int closed;
            do
            {
                closed = await streams.CloseExpiredAsync(PageSize, stoppingToken);
                if (closed > 0)
                {
                    LogClosed(closed);
                }
            }
            while (closed == PageSize);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The batcher has logged why; the next round tries again. It must not take the node down.
            LogSkipped(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} streaming sessions were never terminated and have been closed after the longest time")]
    private partial void LogClosed(int count);

    [LoggerMessage(LogLevel.Debug, "The closing of streaming sessions skips a round: {Cause}")]
    private partial void LogSkipped(string cause);
}
