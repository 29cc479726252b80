using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Audit;

/// <summary>The saved views of the reader, and the field that names another.</summary>
public sealed partial class AuditViews
{
    private string? _name;

    [Inject]
    public required SavedViews Views { get; init; }

    /// <summary>What is filtered now.</summary>
    [Parameter, EditorRequired]
    public required AuditFilter Filter { get; set; }

    private string Query => (Filter with { Before = null }).ToUri()["/audit".Length..];

    private bool CanSave => SavedViews.CanKeep(Query) && Views.All.All(view => view.Query != Query);

    private async Task SaveAsync()
    {
        if (_name?.Trim() is { Length: > 0 } name)
        {
            await Views.SaveAsync(name, Query);
            _name = null;
        }
    }

    private Task ForgetAsync(string name) => Views.ForgetAsync(name);
}
