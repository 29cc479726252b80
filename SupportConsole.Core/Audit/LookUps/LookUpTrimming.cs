using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit.LookUps;

/// <summary>Deletes look-ups that are older than <see cref="AccountLookUp.Kept"/>, an hour of them at a time.</summary>
internal sealed partial class LookUpTrimming(
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<LookUpTrimming> logger
) : SingletonService(TimeSpan.FromMinutes(10), election, clock, logger)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = Clock.GetUtcNow() - AccountLookUp.Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = context.AccountLookUps.Where(lookUp => lookUp.Hour <= until);
        while (
            await old.OrderBy(lookUp => lookUp.Hour)
                .Select(lookUp => lookUp.Hour)
                .Take(1)
                .ToListAsync(cancellationToken)
                is [var hour]
        )
        {
            await old.Where(lookUp => lookUp.Hour == hour).ExecuteDeleteAsync(cancellationToken);
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

    [LoggerMessage(LogLevel.Debug, "Trimming look-ups of accounts skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
