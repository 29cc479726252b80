using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Audit;

/// <summary>Whether the audit chain holds, checked on demand.</summary>
public sealed partial class ChainState : IDisposable
{
    private Counter _progress = new(() => { });
    private CancellationTokenSource? _running;
    private string? _error;
    private bool _verifying;

    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required LastVerification Last { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ChainState> Logger { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Cancel();

    private void Cancel() => _running?.Cancel();

    private async Task VerifyAsync()
    {
        var actor = await CurrentActor.GetAsync();
        using var running = _running = new CancellationTokenSource();
        using var live = new LiveRefresh(
            Clock,
            LiveRefresh.Shortest,
            () => InvokeAsync(StateHasChanged),
            signal => _progress = new Counter(signal)
        );
        (_verifying, _error) = (true, null);
        try
        {
            // Off the circuit: walking the chain must not keep the page from answering.
            Last.Result = await Task.Run(() => Audit.VerifyAsync(actor, _progress, running.Token), running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _error = AuditWords.Cancelled;
        }
        catch (Exception exception)
        {
            Logger.VerificationFailed(exception);
            _error = AuditWords.NotChecked;
        }
        finally
        {
            (_verifying, _running) = (false, null);
        }
    }

    /// <summary>Told for every entry, so it only counts; the page looks four times a second.</summary>
    private sealed class Counter(Action changed) : IProgress<long>, IDisposable
    {
        private long _checked;

        public long Checked => Volatile.Read(ref _checked);

        public void Report(long value)
        {
            Volatile.Write(ref _checked, value);
            changed();
        }

        public void Dispose() { }
    }
}
