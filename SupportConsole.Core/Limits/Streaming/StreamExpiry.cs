using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// Closes sessions that nobody terminates, looking every five seconds. One node does, which saves the others the reading; it would do no
/// harm twice: each session is ended under its account's lock, by compare and set.
/// </summary>
internal sealed partial class StreamExpiry(
    IStreamLimiter streams, BackgroundElection election, TimeProvider clock, ILogger<StreamExpiry> logger)
    : SingletonService(TimeSpan.FromSeconds(5), election, clock, logger)
{
    private const int PageSize = 500;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            int closed;
            do
            {
                closed = await streams.CloseExpiredAsync(PageSize, cancellationToken);
                if (closed > 0)
                {
                    LogClosed(closed);
                }
            }
            while (closed == PageSize);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
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
