namespace SupportConsole.Components.Shared;

/// <summary>Runs the last of several quick requests, once they pause, and cancels the one before.</summary>
public sealed class Debounce(TimeProvider clock, TimeSpan pause) : IDisposable
{
    private CancellationTokenSource? _current;

    /// <summary>Waits for the pause and runs; a later call cancels it at any point.</summary>
    /// <returns>False when a later call took over.</returns>
    public Task<bool> RunAsync(Func<CancellationToken, Task> run) => StartAsync(pause, run);

    /// <summary>Runs without waiting.</summary>
    public Task<bool> RunNowAsync(Func<CancellationToken, Task> run) => StartAsync(TimeSpan.Zero, run);

    /// <summary>Gives up what waits or runs.</summary>
    public void Cancel()
    {
        _current?.Cancel();
        _current = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Cancel();

    private async Task<bool> StartAsync(TimeSpan wait, Func<CancellationToken, Task> run)
    {
        Cancel();
        using var source = _current = new CancellationTokenSource();
        try
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, source.Token);
            }

            // The pause may have ended just before a later call took over.
            source.Token.ThrowIfCancellationRequested();
            await run(source.Token);
            return !source.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (_current == source)
            {
                _current = null;
            }
        }
    }
}
