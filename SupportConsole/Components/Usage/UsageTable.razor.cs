using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>The rows of a period, most cost first, with the totals of all of them below.</summary>
public sealed partial class UsageTable
{
    /// <summary>What is listed; null while the first one loads.</summary>
    [Parameter, EditorRequired]
    public UsageReading? Reading { get; set; }

    /// <summary>What the page's address asks for.</summary>
    [Parameter, EditorRequired]
    public required UsageAddress Address { get; set; }

    /// <summary>Raised when rows of another kind are wanted.</summary>
    [Parameter]
    public EventCallback<UsageAddress> OnAddress { get; set; }

    /// <summary>Raised when the reader sorts the rows.</summary>
    [Parameter]
    public EventCallback<GridSort> OnSort { get; set; }

    /// <summary>What the rows were asked by.</summary>
    private UsageAddress Shown => Reading?.Address ?? Address;

    private bool TellsAccount => UsageWords.TellsAccount(Shown);

    /// <summary>
    /// Rows of one page among several cannot be sorted by the reader: those of the others would be missing.
    /// </summary>
    private bool IsWhole => Reading?.IsWhole ?? true;

    private GridSort? Sort => IsWhole ? Address.Sort ?? new("cost", Descending: true) : null;

    private UsageFigures All => Reading?.Period.Totals.All ?? default;

    private static string Account(UsageRow row) => row.Names.Account ?? row.Group.AccountId ?? "";

    private static string Percent(decimal share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private string Label(UsageRow row) => UsageWords.Label(Shown.GroupBy, row.Group, row.Names);
}
