using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared.Dialogs;

/// <summary>
/// The frame of every dialog. It is shown for as long as it is rendered, so that the address decides which dialog is
/// open; Escape and the close button ask the page to close it, and the focus returns to where it was before.
/// </summary>
public sealed partial class DialogFrame : IDisposable
{
    private readonly DialogOptions _options = new()
    {
        MaxWidth = MaxWidth.False,
        CloseOnEscapeKey = false,
        BackdropClick = false,
        CloseButton = false,
    };

    private DialogBody? _body;
    private bool _visible = true;
    private bool _gone;

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Id of the heading, which names the dialog.</summary>
    [Parameter, EditorRequired]
    public required string TitleId { get; set; }

    /// <summary>The account or thing that the dialog is about.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>True for a dialog with a table beside its fields.</summary>
    [Parameter]
    public bool Wide { get; set; }

    /// <summary>Raised once the content stands in the browser.</summary>
    [Parameter]
    public EventCallback OnShown { get; set; }

    /// <summary>Raised when Escape is pressed inside the dialog.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>The content, buttons included.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Takes the dialog away: MudBlazor's outlives the component that shows it.</summary>
    public void Dispose()
    {
        // Through its instance: its own method to close forgets what a render that is still on the way asks for.
        _gone = true;
        _body?.Close();
    }

    // MudBlazor closes each dialog when the address changes. It must not be shown again meanwhile, nor close the one
    // that comes next.
    private Task VisibleChangedAsync(bool visible)
    {
        _visible = visible;
        return visible || _gone ? Task.CompletedTask : OnClose.InvokeAsync();
    }
}
