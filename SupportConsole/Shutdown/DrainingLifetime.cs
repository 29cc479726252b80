using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace SupportConsole.Shutdown;

/// <summary>
/// Stops the program on a signal. On SIGTERM, which service managers send, the node drains for a while first; a second
/// signal, or Ctrl+C, stops it at once.
/// </summary>
/// <remarks>
/// In place of the framework's lifetime, which stops listening in the moment of the signal: calls that a load balancer
/// still sends would fail.
/// </remarks>
internal sealed partial class DrainingLifetime(
    NodeDrain drain,
    IHostApplicationLifetime application,
    IOptions<ShutdownOptions> options,
    TimeProvider clock,
    ILogger<DrainingLifetime> logger
) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, drains: true)));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, drains: false)));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => Stop(signal, drains: false)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private async Task DrainAsync()
    {
        try
        {
            var pause = TimeSpan.FromSeconds(options.Value.NotReadySeconds);
            LogDraining(pause.TotalSeconds);
            await drain.BeginAsync();
            await Task.Delay(pause, clock, application.ApplicationStopping);
        }
        catch (OperationCanceledException) when (application.ApplicationStopping.IsCancellationRequested)
        {
            // A second signal, which stops it at once.
        }
        catch (Exception exception)
        {
            LogNotDrained(exception);
        }

        application.StopApplication();
    }

    private void Stop(PosixSignalContext signal, bool drains)
    {
        // Or the process ends with this handler.
        signal.Cancel = true;
        if (drains && !drain.HasBegun)
        {
            // The handler returns at once: the next signal is to be heard.
            _ = Task.Run(DrainAsync);
        }
        else
        {
            application.StopApplication();
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Told to stop: not ready from now on; calls are still taken for {Seconds} s and then finished"
    )]
    private partial void LogDraining(double seconds);

    [LoggerMessage(LogLevel.Error, "The node could not be drained and stops at once")]
    private partial void LogNotDrained(Exception exception);
}
