using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Decisions;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Components.Layout.Palette;

/// <summary>Everything by typing: acts on the account shown, accounts looked at lately, pages, and any account, transcript, key or decision.</summary>
public sealed partial class CommandPalette : IDisposable
{
    private const int MaximumAccounts = 8;
    private const string ListId = "palette-options";

    private readonly DialogOptions _options = new() { Position = DialogPosition.TopCenter, MaxWidth = MaxWidth.False, CloseOnEscapeKey = false, BackdropClick = true };

    private AccountSearchModel _model = null!;
    private IReadOnlyList<PaletteItem> _items = [];
    private Actor? _actor;
    private bool _open;
    private int _chosen;

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required IDecisions Decisions { get; init; }

    [Inject]
    public required RecentAccounts Recent { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<CommandPalette> Logger { get; init; }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _model = new AccountSearchModel(Directory, Clock, Logger);

    private static string RowId(int row) => FormattableString.Invariant($"palette-option-{row}");

    private async Task OpenAsync()
    {
        _actor = await CurrentActor.GetAsync();
        _model.Clear();
        _open = true;
        List();
    }

    private void Close() => _open = false;

    private async Task TypeAsync(string? text)
    {
        var searching = _model.TypeAsync(_actor!, text);
        List();
        await searching;
        List();
    }

    /// <summary>Lists what fits, acts first; the first of them is chosen.</summary>
    private void List()
    {
        var query = _model.CleanQuery;
        var known = PaletteItems.For(_actor!, new Uri(Navigation.Uri).AbsolutePath, Recent.All).Where(item => item.Matches(query));
        var found = _model.Result is { } result && result.Query == query
            ? result.Matches.Take(MaximumAccounts).Select(match => new PaletteItem(PaletteItems.Accounts, match.Overview.Account.Name, match.Overview.Account.Id, AccountLinks.Account(match.Overview.Account.Id)))
            : [];
        var decision = Decisions.IsIssued(query) ? [new PaletteItem(PaletteItems.Pages, "Why this decision", query, DecisionLinks.Decision(query))] : Array.Empty<PaletteItem>();

        // An account of both lists stands in the first alone.
        _items = [.. decision.Concat(known).Concat(found).DistinctBy(item => item.Href)];
        _chosen = _items.Count > 0 ? 0 : -1;
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowDown" or "ArrowUp" && _items.Count > 0)
        {
            _chosen = (_chosen + (key.Key == "ArrowDown" ? 1 : -1) + _items.Count) % _items.Count;
        }
        else if (key.Key == "Enter")
        {
            await EnterAsync();
        }
    }

    private async Task EnterAsync()
    {
        if (_chosen < 0 && _model.CleanQuery.Length > 0 && await _model.EnterAsync(_actor!))
        {
            List();
        }

        if (_chosen >= 0)
        {
            Go(_items[_chosen]);
        }
    }

    private void Go(PaletteItem item)
    {
        Close();

        // MudBlazor closes every dialog when the address changes, the one that an act opens among them: a new page begins with it.
        Navigation.NavigateTo(item.Href, forceLoad: item.Href.Contains("dialog=", StringComparison.Ordinal));
    }
}
