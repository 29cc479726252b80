using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A modal dialog on the browser's own element: it keeps the focus inside, makes the rest inert and answers Escape. Shown
/// for as long as it is rendered.
/// </summary>
public sealed partial class ModalDialog : IAsyncDisposable
{
    private ElementReference _dialog;
    private IJSObjectReference? _module;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>Id of the heading that names it.</summary>
    [Parameter, EditorRequired]
    public required string TitleId { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>Escape was pressed.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            try
            {
                _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialog.js");
                await _module.InvokeVoidAsync("open", _dialog);
            }
            catch (Exception exception) when (BrowserFaults.IsGone(exception))
            {
                // It was closed before it was open.
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.InvokeVoidAsync("closed");
            await _module.DisposeAsync();
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The browser has gone, and the dialog with it.
        }
    }
}
