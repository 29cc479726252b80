using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace SupportConsole.Components.Shared.Dialogs;

/// <summary>
/// The inside of a dialog. It tells when it is in the browser, puts the focus on the first field, and gives it back to
/// the element that opened the dialog.
/// </summary>
public sealed partial class DialogBody : IAsyncDisposable
{
    private ElementReference _body;
    private IJSObjectReference? _module;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>MudBlazor's dialog around it.</summary>
    [CascadingParameter]
    public IMudDialogInstance? Instance { get; set; }

    /// <summary>Names the dialog to the script.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Raised once the content stands in the browser.</summary>
    [Parameter]
    public EventCallback OnShown { get; set; }

    /// <summary>Raised when Escape is pressed.</summary>
    [Parameter]
    public EventCallback OnEscape { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Takes the dialog around it away; does nothing when it has gone already.</summary>
    public void Close() => Instance?.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("closed");
                await _module.DisposeAsync();
            }
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The browser has gone, and the dialog with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        // The draft first: what it restores is what the focus selects.
        await OnShown.InvokeAsync();
        try
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialog.js");
            await _module.InvokeVoidAsync("opened", _body);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The dialog was closed before the browser came to it.
        }
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnEscape.InvokeAsync() : Task.CompletedTask;
}
