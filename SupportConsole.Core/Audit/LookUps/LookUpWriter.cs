using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit.LookUps;

/// <summary>Writes this node's look-ups every two seconds, and once more at a stop.</summary>
internal sealed partial class LookUpWriter(
    LookUpRecorder recorder,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<LookUpWriter> logger
) : PeriodicService(TimeSpan.FromSeconds(2), clock)
{
    private const int PageSize = 200;

    private bool _isFailing;

    /// <summary>Writes what waits.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        recorder.Forget();
        while (recorder.Take(PageSize) is { Count: > 0 } lookUps)
        {
            try
            {
                await WriteAsync(lookUps, cancellationToken);
            }
            catch
            {
                recorder.Return(lookUps);
                throw;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override Task TickAsync(CancellationToken stoppingToken) => TryAsync(stoppingToken);

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception exception)
            when (exception
                    is DbException
                        or DbUpdateException
                        or IOException
                        or InvalidOperationException
                        or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception.Message);
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<AccountLookUp> lookUps, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var lookUp in lookUps)
        {
            var row = context.AccountLookUps.Where(known =>
                known.AccountId == lookUp.AccountId && known.Hour == lookUp.Hour && known.ActorId == lookUp.ActorId
            );
            if (await row.AnyAsync(cancellationToken))
            {
                await row.Where(known => known.Kind < lookUp.Kind)
                    .ExecuteUpdateAsync(set => set.SetProperty(known => known.Kind, lookUp.Kind), cancellationToken);
            }
            else
            {
                // Another node may write the same at this moment: its row is as good, and this one is tried again.
                context.AccountLookUps.Add(lookUp);
                await context.SaveChangesAsync(cancellationToken);
            }

            context.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Look-ups of accounts cannot be written; they are tried again: {Cause}")]
    private partial void LogFailed(string cause);
}
