using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Personal;

namespace SupportConsole.Components.Accounts;

/// <content>The columns, what a saved view and a file hold, and the rows that are selected.</content>
public sealed partial class AccountsPage
{
    private const string GridName = "accounts";
    private const string SelectKey = "select";

    private readonly List<string> _selected = [];
    private GridLayout? _ownLayout;
    private GridLayout? _layout;

    [Inject]
    public required IPersonalLayouts Layouts { get; init; }

    /// <summary>The columns come first: a grid that is drawn keeps its place.</summary>
    protected override async Task OnInitializedAsync()
    {
        var kept = new Loadable<string>("the columns of the accounts", Loggers.CreateLogger<AccountsPage>());
        await kept.LoadAsync(
            async token =>
                await CurrentActor.FindAsync() is { } actor ? await Layouts.FindAsync(actor, GridName, token) : null,
            Gone
        );
        _ownLayout = GridLayout.Parse(kept.Value);
    }

    /// <summary>The reader's own columns, or those that the address names, in the reader's widths.</summary>
    private GridLayout LayoutOf(IReadOnlyList<string>? columns) =>
        columns is null ? _ownLayout! : _ownLayout! with { Only = columns, Order = [SelectKey, .. columns] };

    /// <summary>Columns that the address names change in the address; the reader's own are kept.</summary>
    private async Task ArrangeAsync(GridLayout layout)
    {
        _layout = layout;
        var isNamed = layout.Only is not null;
        _ownLayout = isNamed ? _ownLayout! with { Widths = layout.Widths } : layout;
        if (await CurrentActor.FindAsync() is { } actor)
        {
            await Layouts.KeepAsync(actor, GridName, _ownLayout.Write(), CancellationToken.None);
        }

        if (isNamed && _grid is not null && Columns() != _address.Columns)
        {
            _address = _address with { Columns = Columns() };
            Navigation.NavigateTo(_address.ToUri(), replace: true);
        }
    }

    /// <summary>The columns that are shown now.</summary>
    private string? Columns() => _grid is { ShownColumns: { Count: > 0 } shown } ? string.Join(',', shown) : null;

    /// <summary>What a saved view holds: everything but the page's place.</summary>
    private string ViewQuery() => (_address with { Columns = _address.Columns ?? Columns() }).ToQuery();

    private string ExportUri() => (_address with { Query = _model.CleanQuery, Columns = Columns() }).ToExportUri();

    private string SelectedUri() =>
        new AccountListAddress("", AccountListView.All, AccountFilters.None) { Columns = Columns() }.ToExportUri(
            _selected
        );

    private void Select(string accountId, bool isSelected)
    {
        _selected.Remove(accountId);
        if (isSelected && _selected.Count < AccountListQuery.MaximumTake)
        {
            _selected.Add(accountId);
        }
    }

    private void Filter(AccountFilters filters) => Navigation.NavigateTo((_address with { Filters = filters }).ToUri());
}
