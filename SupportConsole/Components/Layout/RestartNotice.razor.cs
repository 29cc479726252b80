using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Components.Shared;
using SupportConsole.Shutdown;

namespace SupportConsole.Components.Layout;

/// <summary>Tells an open page that its server is about to stop, before the connection breaks.</summary>
public sealed partial class RestartNotice : IDisposable
{
    private CancellationTokenRegistration _told;

    [Inject]
    public required NodeDrain Drain { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <inheritdoc/>
    public void Dispose() => _told.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _told = Drain.Begun.Register(() => _ = InvokeAsync(TellAsync));
        }
    }

    private async Task TellAsync()
    {
        try
        {
            await Js.InvokeVoidAsync("supportConsole.restarting");
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // Then nobody reads it.
        }
    }
}
