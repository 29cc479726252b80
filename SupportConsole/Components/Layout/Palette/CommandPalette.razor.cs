using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Decisions;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Layout.Palette;

/// <summary>
/// Everything by typing: acts on the account shown, accounts looked at lately, pages, and any account, transcript, key
/// or decision.
/// </summary>
public sealed partial class CommandPalette : IDisposable
{
    private const int MaximumAccounts = 8;
    private const string DialogId = "palette";
    private const string ListId = "palette-options";

    private AccountSearchModel _model = null!;
    private IReadOnlyList<PaletteItem> _items = [];
    private int _chosen;

    /// <summary>Whose acts are offered.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

    [Inject]
    public required IDecisions Decisions { get; init; }

    [Inject]
    public required RecentAccounts Recent { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<CommandPalette> Logger { get; init; }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _model = new AccountSearchModel(Directory, LookUps, Clock, Logger);

    /// <inheritdoc/>
    protected override void OnParametersSet() => List();

    private static string RowId(int row) => FormattableString.Invariant($"palette-option-{row}");

    /// <summary>Searches for what stands in the box; the script tells an empty box when it opens the palette.</summary>
    private async Task TypeAsync(string? text)
    {
        var searching = _model.TypeAsync(Actor, text);
        List();
        if (await searching)
        {
            List(_chosen >= 0 ? _items[_chosen].Href : null);
        }
    }

    /// <summary>Lists what fits, acts first.</summary>
    /// <param name="chosen">The address that stays chosen while it is listed; else the first is.</param>
    private void List(string? chosen = null)
    {
        var query = _model.CleanQuery;
        var known = PaletteItems
            .For(Actor, new Uri(Navigation.Uri).AbsolutePath, Recent.All)
            .Where(item => item.Matches(query));
        var found =
            _model.Result is { } result && result.Query == query
                ? result
                    .Matches.Take(MaximumAccounts)
                    .Select(match => new PaletteItem(
                        match.TranscriptId is null ? PaletteItems.Accounts : PaletteItems.Transcripts,
                        AccountWords.HitName(match),
                        match.TranscriptId is null ? match.Overview.Account.Id : AccountWords.HitDetail(match),
                        MatchLinks.Of(match)
                    ))
                : [];
        var decision = Decisions.IsIssued(query)
            ? [new PaletteItem(PaletteItems.Pages, PaletteWords.WhyDecision, query, DecisionLinks.Decision(query))]
            : Array.Empty<PaletteItem>();

        // An account of both lists stands in the first alone.
        _items = [.. decision.Concat(known).Concat(found).DistinctBy(item => item.Href)];
        _chosen = _items.Count == 0 ? -1 : Math.Max(0, _items.Select(item => item.Href).ToList().IndexOf(chosen ?? ""));
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
        if (_chosen < 0 && _model.CleanQuery.Length > 0 && await _model.EnterAsync(Actor))
        {
            List();
        }

        if (_chosen >= 0)
        {
            await GoAsync(_items[_chosen]);
        }
    }

    private async Task GoAsync(PaletteItem item)
    {
        try
        {
            await Js.InvokeVoidAsync("supportConsole.close", DialogId);
            Navigation.NavigateTo(item.Href);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // Nobody is there to be led anywhere.
        }
    }
}
