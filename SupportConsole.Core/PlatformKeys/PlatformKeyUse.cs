using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>Notes when platform keys were last used, away from the calls: each at most once a minute.</summary>
internal sealed partial class PlatformKeyUse(
    PlatformKeyVerifier verifier,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<PlatformKeyUse> logger
) : PeriodicService(TimeSpan.FromSeconds(10), clock)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (number, mark) in verifier.Marks)
        {
            // Most rounds write nothing: an idle database is left alone.
            if (mark.Due() is not { } used)
            {
                continue;
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context
                .PlatformKeys.Where(key => key.Number == number && (key.LastUsedAt == null || key.LastUsedAt < used))
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, used), cancellationToken);
            mark.Written = used;
        }
    }

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException)
        {
            LogFailed(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Noting the use of platform keys skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
