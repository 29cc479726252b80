using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Components.Decisions;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>All accounts, or all matches of a search, live; text and filters stand in the address.</summary>
public sealed partial class AccountsPage
{
    private const string ListId = "accounts-found";

    // Addresses this page went to itself and has not been told of yet: the browser confirms each, and slower than one
    // types.
    private readonly Queue<string> _own = new();
    private AccountSearchModel _model = null!;
    private AccountListAddress _address = new("", null, AccountListState.All);
    private Loadable<GridPage<AccountRow>> _list = null!;
    private ConsoleGrid<AccountRow>? _grid;
    private string _followed = "";
    private string? _wanted;
    private int _visits;
    private bool _restored;

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

    [Inject]
    public required IDecisions Decisions { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

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
    public AccountSearchResult? Handed { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the search of accounts";

    /// <summary>What the address asked for, unless the page itself went there.</summary>
    protected override object Key => (_visits, _address.Plan, _address.State);

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <summary>Each refresh counts over all accounts.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _model.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var logger = Loggers.CreateLogger<AccountsPage>();
        _model = new AccountSearchModel(Directory, LookUps, Clock, logger);
        _list = new("the list of accounts", logger);
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        // Parameters are also set again when nothing changed, while something may be typed; and the address also
        // changes because of what was typed here. Only another query is news.
        var query = Query ?? "";
        _address = AccountListAddress.Parse(new Uri(Navigation.Uri)) with { Query = query };
        if (AccountSearchResult.Shown(query) is var shown && shown != AccountSearchResult.Clean(query))
        {
            // A whole key in an address would stay in the browser's history and in logs on the way: it goes on with its
            // prefix.
            Navigation.NavigateTo((_address with { Query = shown }).ToUri(), replace: true);
            return Task.CompletedTask;
        }

        var changed = !IsOwn(query) && query != _followed;
        _followed = query;
        if (changed && AccountSearchResult.Clean(query) != _model.CleanQuery)
        {
            (_wanted, _visits) = (query, _visits + 1);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => true;

    /// <inheritdoc/>
    protected override AccountSearchResult? Prerendered()
    {
        // Once: what is handed over next is of another search.
        var known = _restored || Handed?.Query != AccountSearchResult.Clean(Query ?? "") ? null : Handed;
        _restored = true;
        if (known is not null)
        {
            _model.Restore(known);
            _wanted = null;
        }

        return known;
    }

    /// <summary>Searches for what the address asks for, or again for what failed, and reads the rows.</summary>
    protected override async Task<AccountSearchResult?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (_wanted is not null || _model.Error is not null)
        {
            var query = _wanted ?? _model.Query;
            _wanted = null;
            await _model.SearchNowAsync(actor, query);
        }

        await ReloadRowsAsync();
        return _model.Result;
    }

    /// <summary>New figures for the rows shown, unless somebody is typing.</summary>
    protected override async Task<AccountSearchResult?> RefreshAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (_model.CleanQuery.Length > 0)
        {
            if (!_model.IsCurrent)
            {
                return _model.Result;
            }

            await _model.RefreshAsync(actor);
        }

        await ReloadRowsAsync();
        return _model.Result;
    }

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        Handed = _model.Result;
        return Task.CompletedTask;
    }

    private static string RowId(string accountId) => $"account-found-{accountId}";

    private static string FlagsOf(AccountRow row) =>
        string.Join(", ", AccountWords.Flags(row.Overview.State).Select(flag => flag.Text));

    private async Task TypeAsync(string? text)
    {
        if (await CurrentActor.FindAsync() is { } actor && await _model.TypeAsync(actor, text))
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
            case "Enter" when await CurrentActor.FindAsync() is { } actor && await _model.EnterAsync(actor):
                await GoAsync();
                break;
        }
    }

    /// <summary>To the account that is meant; of several the first is chosen, for the next Enter.</summary>
    private async Task GoAsync()
    {
        if (_model.Destination is { } accountId)
        {
            Navigation.NavigateTo(AccountLinks.Found(accountId, _model.Result));
        }
        else
        {
            await FollowAsync();
            _model.Move(1);
        }
    }

    private void Filter(AccountPlan? plan) => Navigation.NavigateTo((_address with { Plan = plan }).ToUri());

    private Task ReloadRowsAsync() => _grid?.ReloadAsync() ?? Task.CompletedTask;

    /// <summary>The rows that can be seen. A failed attempt keeps those that were.</summary>
    private async Task<GridPage<AccountRow>> LoadRowsAsync(GridQuery query, CancellationToken cancellationToken)
    {
        var failed = _list.Error is not null;
        await _list.LoadAsync(
            async token =>
                await AccountRows.ReadAsync(Directory, await CurrentActor.GetAsync(), _model, _address, query, token),
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
}
