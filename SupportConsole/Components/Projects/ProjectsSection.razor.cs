using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Live;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Projects;

/// <summary>An account's projects with their keys, live. Which dialog is open stands in the address, so that a reload opens it again.</summary>
public sealed partial class ProjectsSection : IDisposable
{
    /// <summary>The account's events are mostly of its traffic, which changes little here.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private Part<ProjectsView> _view = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _loadedId;
    private string? _followed;
    private ProjectDialogTarget? _target;
    private bool _mayManage;

    [Inject]
    public required IProjectService Service { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<ProjectsSection> Logger { get; init; }

    /// <summary>The limits that stand beside it.</summary>
    public static IReadOnlyList<LimitKind> Limits { get; } = [LimitKind.Projects, LimitKind.ApiKeys];

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The dialog that the address names; may be one of another part of the page.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Something was tried: the account's activity is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId != AccountId)
        {
            _loadedId = AccountId;
            _view = new Part<ProjectsView>("an account's projects", Logger);
            (_followed, _target) = (null, null);
            _live?.Dispose();
            _live = null;
            _actor ??= await CurrentActor.GetAsync();
            _mayManage = _actor.May(Permission.ManageProjects);
            await LoadAsync();
        }

        FollowAddress();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        var id = AccountId;
        _live ??= new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
    }

    private Task LoadAsync()
    {
        var id = AccountId;
        return _view.LoadAsync(token => Service.FindAsync(_actor!, id, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        FollowAddress();
        StateHasChanged();
    }

    /// <summary>Once for each address: what its dialog is about may be deleted in it, and the dialog still has to say so.</summary>
    private void FollowAddress()
    {
        if (_view.Value is { } view && Dialog != _followed)
        {
            _followed = Dialog;
            _target = _mayManage ? ProjectDialogTarget.Parse(Dialog, view) : null;
        }
    }

    private void Open(string dialog) => Show(dialog);

    private void Close() => Show(null);

    // With the tab: a reload would open the one that fits the verdict.
    private void Show(string? dialog) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = "projects", ["dialog"] = dialog }), replace: true);

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
