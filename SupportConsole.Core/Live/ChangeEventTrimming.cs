using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Live;

/// <summary>
/// Throws change events away two to three minutes after they were first seen here: by their numbers, not by their
/// times, which are of several nodes' clocks.
/// </summary>
internal sealed partial class ChangeEventTrimming(
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<ChangeEventTrimming> logger
) : SingletonService(TimeSpan.FromMinutes(1), election, clock, logger)
{
    /// <summary>So that SQLite's writer need not wait long.</summary>
    private const int PageSize = 2_000;

    private const int Rounds = 2;

    /// <summary>The newest number at each of the last rounds.</summary>
    private readonly Queue<long> _newest = [];

    /// <summary>One round, a minute after the one before.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        _newest.Enqueue(await context.ChangeEvents.MaxAsync(change => (long?)change.Id, cancellationToken) ?? 0);
        if (_newest.Count > Rounds)
        {
            await TrimAsync(context, upTo: _newest.Dequeue(), cancellationToken);
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

    private static async Task TrimAsync(ConsoleDbContext context, long upTo, CancellationToken cancellationToken)
    {
        while (
            await context.ChangeEvents.MinAsync(change => (long?)change.Id, cancellationToken) is { } oldest
            && oldest <= upTo
        )
        {
            var page = Math.Min(upTo, oldest + PageSize - 1);
            await context.ChangeEvents.Where(change => change.Id <= page).ExecuteDeleteAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Trimming change events skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
