using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>Some of an account's limits without guardrails, with where each comes from and the way to change it.</summary>
public sealed partial class OverridesCard : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Part<IReadOnlyList<OverridableLimit>> _limits = null!;
    private LiveRefresh? _live;
    private string? _loaded;

    [Inject]
    public required IOverrideService Service { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<OverridesCard> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Which limits; of <see cref="OverridePolicy.Kinds"/>.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LimitKind> Kinds { get; set; }

    /// <summary>Which dialog the page's address names.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>An attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IEnumerable<OverridableLimit> Shown => (_limits.Value ?? []).Where(limit => Kinds.Contains(limit.Kind));

    private OverridableLimit? Opened => Shown.FirstOrDefault(limit => NameOf(limit.Kind) == Dialog);

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
        if (_loaded == AccountId)
        {
            return;
        }

        _loaded = AccountId;
        _limits = new Part<IReadOnlyList<OverridableLimit>>("an account's limits", Logger);
        _live?.Dispose();
        _live = null;
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null)
        {
            var id = AccountId;
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    private static string NameOf(LimitKind kind) => $"limit-{kind}";

    private void Show(LimitKind? kind) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", kind is { } shown ? NameOf(shown) : null), replace: true);

    private async Task LoadAsync()
    {
        var (actor, id) = (await CurrentActor.GetAsync(), AccountId);
        await _limits.LoadAsync(token => Service.FindAsync(actor, id, token), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
