using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Decisions;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Layout;

/// <summary>
/// The search box of the top bar: type, arrow down, Enter. The page of all matches has a box of its own instead.
/// </summary>
public sealed partial class AccountSearchBox : IDisposable
{
    private const int MaximumRows = 8;
    private const string ListId = "search-results";

    private AccountSearchModel _model = null!;
    private Actor? _actor;
    private bool _open;
    private int _visit;

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

    [Inject]
    public required IDecisions Decisions { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AccountSearchBox> Logger { get; init; }

    private bool IsDecision => Decisions.IsIssued(_model.CleanQuery);

    private bool Shown =>
        _open && (IsDecision || _model.IsEntering || _model.Result is not null || _model.Error is not null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _model.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _model = new AccountSearchModel(Directory, LookUps, Clock, Logger);
        Navigation.LocationChanged += OnLocationChanged;
        _actor = await CurrentActor.GetAsync();
    }

    private static string RowId(int row) => $"search-result-{row}";

    private void Open() => _open = true;

    private void Leave() => _open = false;

    private async Task TypeAsync(string? text)
    {
        _open = true;
        await _model.TypeAsync(_actor!, text);
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                _open = true;
                Move(1);
                break;
            case "ArrowUp":
                Move(-1);
                break;
            case "Escape":
                _open = false;
                break;
            case "Enter" when _model.CleanQuery.Length > 0:
                await EnterAsync();
                break;
        }
    }

    private void Move(int by)
    {
        do
        {
            _model.Move(by);
        } while (_model.Chosen >= MaximumRows);
    }

    private async Task EnterAsync()
    {
        // What keeps Enter waiting, or stops it, is said in the list.
        _open = true;
        if (IsDecision)
        {
            Navigation.NavigateTo(DecisionLinks.Decision(_model.CleanQuery));
        }
        else if (await _model.EnterAsync(_actor!))
        {
            Navigation.NavigateTo(
                _model.Destination is { } accountId
                    ? AccountLinks.Found(accountId, _model.Result)
                    : AccountLinks.Search(_model.CleanQuery)
            );
        }
    }

    private void Go(string accountId) => Navigation.NavigateTo(AccountLinks.Found(accountId, _model.Result));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args)
    {
        _model.Clear();
        _open = false;
        _visit++;
        InvokeAsync(StateHasChanged);
    }
}
