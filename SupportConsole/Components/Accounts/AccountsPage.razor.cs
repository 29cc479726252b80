using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Auth;
using SupportConsole.Components.Decisions;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Live;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>All accounts, or all matches of a search, live; text and filters stand in the address.</summary>
public sealed partial class AccountsPage : IDisposable
{
    private const string ListId = "accounts-found";

    /// <summary>Each refresh counts over all accounts.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(2);

    // Addresses this page went to itself and has not been told of yet: the browser confirms each, and slower than one
    // types.
    private readonly Queue<string> _own = new();
    private AccountSearchModel _model = null!;
    private AccountListAddress _address = new("", null, AccountListState.All);
    private Loadable<GridPage<AccountRow>> _list = null!;
    private ConsoleGrid<AccountRow>? _grid;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string _followed = "";

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
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AccountsPage> Logger { get; init; }

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>The plan that the list is narrowed to.</summary>
    [SupplyParameterFromQuery]
    public string? Plan { get; set; }

    /// <summary>The state that the list is narrowed to.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>The column that the list is sorted by, see <see cref="GridSort"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>How it is sorted.</summary>
    [SupplyParameterFromQuery]
    public string? Order { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public AccountSearchResult? Prerendered { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _model.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new AccountSearchModel(Directory, LookUps, Clock, Logger);
        _list = new("the list of accounts", Logger);
        if (Prerendered is { } known && known.Query == AccountSearchResult.Clean(Query ?? ""))
        {
            _model.Restore(known);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _actor ??= await CurrentActor.GetAsync();

        // Parameters are also set again when nothing changed, while something may be typed; and the address also
        // changes because of what was typed here. Only another query is news.
        var query = Query ?? "";
        var address = AccountListAddress.Parse(new Uri(Navigation.Uri));
        var filtersChanged = (address.Plan, address.State) != (_address.Plan, _address.State);
        _address = address with { Query = query };
        if (AccountSearchResult.Shown(query) is var shown && shown != AccountSearchResult.Clean(query))
        {
            // A whole key in an address would stay in the browser's history and in logs on the way: it goes on with its
            // prefix.
            Navigation.NavigateTo((_address with { Query = shown }).ToUri(), replace: true);
            return;
        }

        var changed = !IsOwn(query) && query != _followed;
        _followed = query;
        if (changed && AccountSearchResult.Clean(query) != _model.CleanQuery)
        {
            await _model.SearchNowAsync(_actor, query);
            Prerendered = _model.Result;
            await ReloadRowsAsync();
        }
        else if (filtersChanged)
        {
            await ReloadRowsAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(
                Clock,
                RefreshInterval,
                () => InvokeAsync(RefreshAsync),
                signal => Updates.Subscribe(null, signal)
            );
        }
    }

    private static string RowId(string accountId) => $"account-found-{accountId}";

    private static string FlagsOf(AccountRow row) =>
        string.Join(", ", AccountWords.Flags(row.Overview.State).Select(flag => flag.Text));

    private async Task TypeAsync(string? text)
    {
        if (await _model.TypeAsync(_actor!, text))
        {
            await FollowAsync();
        }
    }

    /// <summary>The rows show what was searched for, and the address says it.</summary>
    private async Task FollowAsync()
    {
        var query = _model.CleanQuery;
        if (query != (_own.Count > 0 ? _own.Last() : Query ?? ""))
        {
            _own.Enqueue(query);
            Navigation.NavigateTo((_address with { Query = query }).ToUri(), replace: true);
        }

        await ReloadRowsAsync();
    }

    /// <summary>True when the page itself went there; those before it are then confirmed as well.</summary>
    private bool IsOwn(string query)
    {
        if (!_own.Contains(query))
        {
            return false;
        }

        while (_own.Dequeue() != query) { }

        return true;
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                _model.Move(1);
                break;
            case "ArrowUp":
                _model.Move(-1);
                break;
            case "Enter" when Decisions.IsIssued(_model.CleanQuery):
                Navigation.NavigateTo(DecisionLinks.Decision(_model.CleanQuery));
                break;
            case "Enter" when await _model.EnterAsync(_actor!):
                await GoAsync();
                break;
        }
    }

    /// <summary>To the account that is meant; of several the first is chosen, for the next Enter.</summary>
    private async Task GoAsync()
    {
        if (_model.Destination is { } accountId)
        {
            Navigation.NavigateTo(AccountLinks.Account(accountId));
        }
        else
        {
            await FollowAsync();
            _model.Move(1);
        }
    }

    private void Filter(AccountPlan? plan) => Navigation.NavigateTo((_address with { Plan = plan }).ToUri());

    private async Task RetryAsync()
    {
        await _model.SearchNowAsync(_actor!, _model.Query);
        await ReloadRowsAsync();
    }

    private Task ReloadRowsAsync() => _grid?.ReloadAsync() ?? Task.CompletedTask;

    /// <summary>The rows that can be seen. A failed attempt keeps those that were.</summary>
    private async Task<GridPage<AccountRow>> LoadAsync(GridQuery query, CancellationToken cancellationToken)
    {
        var failed = _list.Error is not null;
        await _list.LoadAsync(
            async token =>
                await AccountRows.ReadAsync(
                    Directory,
                    _actor ?? await CurrentActor.GetAsync(),
                    _model,
                    _address,
                    query,
                    token
                ),
            cancellationToken
        );
        if (query.Skip == 0 && _list.Value is { } first)
        {
            _model.Show([.. first.Items.Select(row => row.Id)]);
        }

        if (failed != (_list.Error is not null))
        {
            StateHasChanged();
        }

        return _list.Value ?? new([], 0);
    }

    /// <summary>New figures for the rows shown, unless somebody is typing.</summary>
    private async Task RefreshAsync()
    {
        if (_model.CleanQuery.Length > 0)
        {
            if (!_model.IsCurrent || _actor is null)
            {
                return;
            }

            await _model.RefreshAsync(_actor);
        }

        await ReloadRowsAsync();
        StateHasChanged();
    }
}
