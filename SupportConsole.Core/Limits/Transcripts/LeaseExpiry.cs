using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Looks for expired leases every second. Any number of nodes may do so at once: each lease is taken back under its
/// account's lock, by compare and set.
/// </summary>
internal sealed partial class LeaseExpiry(ITranscriptLimiter limiter, TimeProvider clock, ILogger<LeaseExpiry> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), clock)
{
    private const int PageSize = 500;

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            int expired;
            do
            {
                expired = await limiter.ExpireLeasesAsync(PageSize, stoppingToken);
                if (expired > 0)
                {
                    LogExpired(expired);
                }
            }
            while (expired == PageSize);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The batcher has logged why; the next round tries again. It must not take the node down.
            LogSkipped(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} leases expired; their transcripts went back to the front of their queues")]
    private partial void LogExpired(int count);

    [LoggerMessage(LogLevel.Debug, "Lease expiry skips a round: {Cause}")]
    private partial void LogSkipped(string cause);
}
