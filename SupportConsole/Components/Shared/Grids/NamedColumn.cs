using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared.Grids;

/// <summary>
/// MudBlazor's column for any content, by a name: its own is random, and what is sorted by could not be told to the
/// page.
/// </summary>
/// <typeparam name="T">What a row shows.</typeparam>
public sealed class NamedColumn<T> : TemplateColumn<T>
{
    /// <summary>The name that sorting is asked for by.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override string PropertyName => Name;
}
