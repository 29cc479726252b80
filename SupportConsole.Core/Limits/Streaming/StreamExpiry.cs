using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// Closes sessions that nobody terminates, looking every five seconds. One node does, which saves the others the
/// reading; it would do no harm twice: each session is ended under its account's lock, by compare and set. While there
/// is none, nobody is asked to decide. A clock that was set closes none: see <see cref="ClockJump"/>.
/// </summary>
internal sealed partial class StreamExpiry(
    IStreamLimiter streams,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<StreamingOptions> options,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<StreamExpiry> logger
) : SingletonService(TimeSpan.FromSeconds(5), election, clock, logger)
{
    private const int PageSize = 500;

    private readonly ClockJump _jump = new(clock, options.Value.MaximumSession);

    /// <summary>How far this node's clock may be behind the one that decides.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_jump.IsRecent() || !await AnyAsync(cancellationToken))
            {
                return;
            }

            int closed;
            do
            {
                closed = await streams.CloseExpiredAsync(PageSize, cancellationToken);
                if (closed > 0)
                {
                    LogClosed(closed);
                }
            } while (closed == PageSize);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The batcher has logged why; the next round tries again. It must not take the node down.
            LogSkipped(exception.Message);
        }
    }

    private async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        var until = Clock.GetUtcNow() + ClockTolerance - options.Value.MaximumSession;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StreamingSessions.AnyAsync(
            session => session.EndedAt == null && session.OpenedAt <= until,
            cancellationToken
        );
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Count} streaming sessions were never terminated and have been closed after the longest time"
    )]
    private partial void LogClosed(int count);

    [LoggerMessage(LogLevel.Debug, "The closing of streaming sessions skips a round: {Cause}")]
    private partial void LogSkipped(string cause);
}
