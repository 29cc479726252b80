using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Notes;

namespace SupportConsole.Components.Accounts.Notes;

/// <summary>One note with its author and its acts; taking it back asks first.</summary>
public sealed partial class NoteItem
{
    private bool _removing;

    [Parameter, EditorRequired]
    public required AccountNote Note { get; set; }

    /// <summary>True for those who write notes.</summary>
    [Parameter]
    public bool MayPin { get; set; }

    /// <summary>True for the author.</summary>
    [Parameter]
    public bool MayRemove { get; set; }

    /// <summary>True while another act is on its way.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Pins it, or takes the pin out.</summary>
    [Parameter]
    public EventCallback OnPin { get; set; }

    /// <summary>Takes it back.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private async Task RemoveAsync()
    {
        await OnRemove.InvokeAsync();
        _removing = false;
    }
}
