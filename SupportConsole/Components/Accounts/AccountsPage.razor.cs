using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SupportConsole.Auth;
using SupportConsole.Components.Decisions;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Accounts;

/// <summary>All matches of a search, live; the query stands in the address.</summary>
public sealed partial class AccountsPage : IDisposable
{
    private const string GridId = "accounts-found";

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    // Addresses this page went to itself and has not been told of yet: the browser confirms each, and slower than one types.
    private readonly Queue<string> _own = new();
    private AccountSearchModel _model = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string _followed = "";

    [Inject]
    public required IAccountDirectory Directory { get; init; }

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

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public AccountSearchResult? Prerendered { get; set; }

    private bool HasRows => _model.Result is { Matches.Count: > 0 };

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _model.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new AccountSearchModel(Directory, Clock, Logger);
        if (Prerendered is { } known && known.Query == AccountSearchResult.Clean(Query ?? ""))
        {
            _model.Restore(known);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _actor ??= await CurrentActor.GetAsync();

        // Parameters are also set again when nothing changed, while something may be typed; and the address also changes
        // because of what was typed here. Only another query is news.
        var query = Query ?? "";
        if (AccountSearchResult.Shown(query) is var shown && shown != AccountSearchResult.Clean(query))
        {
            // A whole key in an address would stay in the browser's history and in logs on the way: it goes on with its prefix.
            Navigation.NavigateTo(AccountLinks.Search(shown), replace: true);
            return;
        }

        var changed = !IsOwn(query) && query != _followed;
        _followed = query;
        if (changed && AccountSearchResult.Clean(query) != _model.CleanQuery)
        {
            await _model.SearchNowAsync(_actor, query);
            Prerendered = _model.Result;
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(RefreshAsync), signal => Updates.Subscribe(null, signal));
        }
    }

    private static string RowId(int row) => $"account-found-{row}";

    private async Task TypeAsync(string? text)
    {
        if (await _model.TypeAsync(_actor!, text))
        {
            Follow();
        }
    }

    /// <summary>The address says what is searched for.</summary>
    private void Follow()
    {
        var query = _model.CleanQuery;
        if (query != (_own.Count > 0 ? _own.Last() : Query ?? ""))
        {
            _own.Enqueue(query);
            Navigation.NavigateTo(AccountLinks.Search(query), replace: true);
        }
    }

    /// <summary>True when the page itself went there; those before it are then confirmed as well.</summary>
    private bool IsOwn(string query)
    {
        if (!_own.Contains(query))
        {
            return false;
        }

        while (_own.Dequeue() != query)
        {
        }

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
                Go();
                break;
        }
    }

    /// <summary>To the account that is meant; of several the first is chosen, for the next Enter.</summary>
    private void Go()
    {
        if (_model.Destination is { } accountId)
        {
            Navigation.NavigateTo(AccountLinks.Account(accountId));
        }
        else
        {
            _model.Move(1);
            Follow();
        }
    }

    private Task<bool> RetryAsync() => _model.SearchNowAsync(_actor!, _model.Query);

    /// <summary>New figures for the rows shown, unless somebody is typing.</summary>
    private async Task RefreshAsync()
    {
        if (_actor is not null && _model.IsCurrent && HasRows)
        {
            await _model.RefreshAsync(_actor);
            StateHasChanged();
        }
    }
}
