using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Throws named requests away once their time is up, in short pieces.</summary>
internal sealed partial class RateRequestTrimming(
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<RateRequestTrimming> logger
) : SingletonService(TimeSpan.FromMinutes(1), election, clock, logger)
{
    /// <summary>So that SQLite's writer need not wait long.</summary>
    private const int PageSize = 2_000;

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = Clock.GetUtcNow() - RateRequest.Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = context.Set<RateRequestRow>().Where(request => request.DecidedAt <= until);
        while (await old.AnyAsync(cancellationToken))
        {
            var page = await old.OrderBy(request => request.DecidedAt)
                .Select(request => request.DecidedAt)
                .Skip(PageSize - 1)
                .Take(1)
                .ToListAsync(cancellationToken);
            var upTo = page.Count == 0 ? until : page[0];
            await old.Where(request => request.DecidedAt <= upTo).ExecuteDeleteAsync(cancellationToken);
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

    [LoggerMessage(LogLevel.Debug, "Trimming named requests skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
