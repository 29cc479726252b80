using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Audit;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared.Grids;

public sealed class ConsoleGridTests : PartContext
{
    private static readonly GridSort HighestFirst = new("figure", Descending: true);
    private readonly List<GridSort> _chosen = [];

    public ConsoleGridTests()
    {
        Services.AddScoped<ViewPreferences>();
        Services.AddSingleton<IExportAudit>(new FakeExportAudit());
        Services.AddScoped<CurrentActor>();
        AddAuthorization();
        JSInterop.SetupModule("./js/grid.js").Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Heading_Clicked_SortsAndTellsThePage()
    {
        var grid = Open(null);
        Assert.Equal(["2", "3", "1"], Rows(grid));

        grid.Find("[data-head=figure]").Click();

        Assert.Equal(["1", "2", "3"], Rows(grid));
        Assert.Equal(new("figure", Descending: false), Assert.Single(_chosen));
    }

    /// <summary>A page that renders before its address has followed still gives the old order.</summary>
    [Fact]
    public void Sort_GivenAgainUnchanged_LeavesTheReadersChoice()
    {
        var grid = Open(HighestFirst);
        grid.Find("[data-head=figure]").Click();
        Assert.Equal(["1", "2", "3"], Rows(grid));

        grid.Render(parameters => parameters.Add(shown => shown.Sort, HighestFirst with { }));

        Assert.Equal(["1", "2", "3"], Rows(grid));
    }

    [Fact]
    public void Sort_OfAnotherAddress_IsShown()
    {
        var grid = Open(HighestFirst);
        grid.WaitForAssertion(() => Assert.Equal(["3", "2", "1"], Rows(grid)));

        grid.Render(parameters => parameters.Add(shown => shown.Sort, HighestFirst with { Descending = false }));
        Assert.Equal(["1", "2", "3"], Rows(grid));

        grid.Render(parameters => parameters.Add(shown => shown.Sort, null));
        Assert.Equal(["2", "3", "1"], Rows(grid));
        Assert.Empty(_chosen);
    }

    [Fact]
    public void Sort_OfAColumnThatIsNotThere_SortsNothing() =>
        Assert.Equal(["2", "3", "1"], Rows(Open(new("nonsense", Descending: true))));

    [Fact]
    public void Export_OfATime_IsUniversalWhateverTheCellSays()
    {
        var column = Render<GridColumn<DateTimeOffset>>(parameters =>
            parameters
                .Add(at => at.Key, "at")
                .Add(at => at.Title, "At")
                .Add(at => at.Value, at => at)
                .Add(at => at.Text, _ => "an hour ago")
        );

        Assert.Equal(
            "2026-03-04T14:02:00Z",
            column.Instance.ExportOf(new(2026, 3, 4, 15, 2, 0, TimeSpan.FromHours(1)))
        );
    }

    /// <summary>MudDataGrid still handles the end of a drag when the page gives the new widths back.</summary>
    [Fact]
    public async Task Column_Dragged_WhereThePageKeepsTheLayout_KeepsTheGrid()
    {
        var grid = Open(null);
        void Give(GridLayout layout) => grid.Render(parameters => parameters.Add(shown => shown.Layout, layout));
        grid.Render(parameters => parameters.Add(shown => shown.LayoutChanged, Give));
        Give(new());
        var before = grid.FindComponent<MudDataGrid<GridRow<int>>>().Instance;

        await grid.InvokeAsync(() => grid.Instance.Resized(new() { ["figure"] = 240 }));

        Assert.Same(before, grid.FindComponent<MudDataGrid<GridRow<int>>>().Instance);
        Assert.Contains("width:240px", grid.Find("th").GetAttribute("style"), StringComparison.Ordinal);

        Give(new());

        Assert.NotSame(before, grid.FindComponent<MudDataGrid<GridRow<int>>>().Instance);
    }

    private static IEnumerable<string> Rows(IRenderedComponent<ConsoleGrid<int>> grid) =>
        grid.FindAll("tbody td").Select(cell => cell.TextContent.Trim());

    private IRenderedComponent<ConsoleGrid<int>> Open(GridSort? sort)
    {
        Render<MudFrame>();
        return Render<ConsoleGrid<int>>(parameters =>
            parameters
                .Add(grid => grid.Name, "figures")
                .Add(grid => grid.Label, "Figures")
                .Add(grid => grid.RowKey, row => row)
                .Add(grid => grid.Items, [2, 3, 1])
                .Add(grid => grid.Sort, sort)
                .Add(grid => grid.SortChanged, _chosen.Add)
                .Add<GridColumn<int>>(
                    grid => grid.Columns,
                    column =>
                        column
                            .Add(figure => figure.Key, "figure")
                            .Add(figure => figure.Title, "Figure")
                            .Add(figure => figure.Value, row => row)
                )
        );
    }
}
