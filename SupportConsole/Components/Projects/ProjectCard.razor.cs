using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>A project with its keys.</summary>
public sealed partial class ProjectCard
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    [Parameter, EditorRequired]
    public required ProjectSummary Project { get; set; }

    /// <summary>True for whoever may change something.</summary>
    [Parameter]
    public bool MayManage { get; set; }

    /// <summary>True when the account may have no more keys.</summary>
    [Parameter]
    public bool KeysReached { get; set; }

    /// <summary>Told the address of the dialog that is wanted.</summary>
    [Parameter]
    public EventCallback<string> OnOpen { get; set; }

    private Task Open(ProjectDialogKind kind, string id) => OnOpen.InvokeAsync(ProjectDialogTarget.Of(kind, id));
}
