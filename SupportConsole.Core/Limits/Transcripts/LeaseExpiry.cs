using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Looks for expired leases every second. One node does, which saves the others the reading; it would do no harm twice:
/// each lease is taken back under its account's lock, by compare and set. While there is none, nobody is asked to
/// decide: an idle node begins no transaction that could write.
/// </summary>
internal sealed partial class LeaseExpiry(
    ITranscriptLimiter limiter,
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<LeaseExpiry> logger
) : SingletonService(TimeSpan.FromSeconds(1), election, clock, logger)
{
    private const int PageSize = 500;

    /// <summary>How far this node's clock may be behind the one that decides.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await AnyAsync(cancellationToken))
            {
                return;
            }

            int expired;
            do
            {
                expired = await limiter.ExpireLeasesAsync(PageSize, cancellationToken);
                if (expired > 0)
                {
                    LogExpired(expired);
                }
            } while (expired == PageSize);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The batcher has logged why; the next round tries again. It must not take the node down.
            LogSkipped(exception.Message);
        }
    }

    private async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        var soon = Clock.GetUtcNow() + ClockTolerance;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Transcripts.AnyAsync(
            transcript =>
                transcript.Status == TranscriptStatus.Processing
                && transcript.LeaseToken != null
                && transcript.LeaseExpiresAt <= soon,
            cancellationToken
        );
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Count} leases expired; their transcripts went back to the front of their queues"
    )]
    private partial void LogExpired(int count);

    [LoggerMessage(LogLevel.Debug, "Lease expiry skips a round: {Cause}")]
    private partial void LogSkipped(string cause);
}
