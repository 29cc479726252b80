using Microsoft.Extensions.Hosting;

namespace SupportConsole.Core.Hosting;

/// <summary>Background work done again and again until the program stops.</summary>
internal abstract class PeriodicService(TimeSpan interval, TimeProvider clock) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    /// <summary>One round. What it throws, but for cancellation, stops the program.</summary>
    protected abstract Task TickAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host would log it as a fault when it stops because something else could not start.
        }
    }
}
