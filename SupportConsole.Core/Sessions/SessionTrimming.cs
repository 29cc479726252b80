using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Sessions;

/// <summary>Throws sessions away that ended long ago; the audit keeps who signed in.</summary>
internal sealed partial class SessionTrimming(
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<SessionTrimming> logger
) : SingletonService(TimeSpan.FromHours(1), election, clock, logger)
{
    /// <summary>How long a session is kept after its latest end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow() - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = context.PersonSessions.Where(session => session.Until <= before);

        // An idle database is only read.
        if (await old.AnyAsync(cancellationToken))
        {
            await old.ExecuteDeleteAsync(cancellationToken);
        }
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            LogFailed(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Trimming sessions skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
