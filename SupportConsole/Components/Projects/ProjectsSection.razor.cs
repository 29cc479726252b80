using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>
/// An account's projects with their keys, live. Which dialog is open stands in the address, so that a reload opens it
/// again.
/// </summary>
public sealed partial class ProjectsSection
{
    private (string AccountId, string? Dialog)? _followed;
    private ProjectDialogTarget? _target;

    [Inject]
    public required IProjectService Service { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The limits that stand beside it, with their sources.</summary>
    public static IReadOnlyList<LimitKind> Limits { get; } = [LimitKind.Projects, LimitKind.ApiKeys];

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The dialog that the address names; may be one of another part of the page.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Raised when something was tried: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's projects";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>The account's events are mostly of its traffic, which changes little here.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    private bool MayManage => Actor?.May(Permission.ManageProjects) ?? false;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        FollowAddress();
    }

    /// <inheritdoc/>
    protected override Task<ProjectsView?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Service.FindAsync(actor, AccountId, cancellationToken);

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        FollowAddress();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Once for each address: what its dialog is about may be deleted meanwhile, and the dialog still has to say so.
    /// </summary>
    private void FollowAddress()
    {
        if (Shown.Value is { } view && (AccountId, Dialog) != _followed)
        {
            _followed = (AccountId, Dialog);
            _target = MayManage ? ProjectDialogTarget.Parse(Dialog, view) : null;
        }
    }

    private void Open(string dialog) => Show(dialog);

    private void Close() => Show(null);

    // With the tab: a reload would open the one that fits the verdict.
    private void Show(string? dialog) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["tab"] = "projects", ["dialog"] = dialog }
            ),
            replace: true
        );

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
