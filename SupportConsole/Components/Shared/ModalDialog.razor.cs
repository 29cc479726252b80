using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared;

/// <summary>A dialog whose content brings its own heading; superseded by <see cref="Dialogs.DialogFrame"/>.</summary>
public sealed partial class ModalDialog
{
    private readonly DialogOptions _options = new() { MaxWidth = MaxWidth.False, NoHeader = true, CloseOnEscapeKey = false, BackdropClick = false };

    /// <summary>Id of the heading that names it.</summary>
    [Parameter, EditorRequired]
    public required string TitleId { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>Raised once the content stands in the browser.</summary>
    [Parameter]
    public EventCallback OnShown { get; set; }

    /// <summary>Escape was pressed.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
