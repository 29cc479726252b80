using Microsoft.JSInterop;
using SupportConsole.Exports;

namespace SupportConsole.Components.Shared.Grids;

/// <content>The file of what the grid shows.</content>
public sealed partial class ConsoleGrid<T>
{
    private const int ExportPage = 200;
    private const int MaximumExported = 20_000;

    /// <summary>The page with its filters.</summary>
    private string Address => new Uri(Navigation.Uri).PathAndQuery;

    private async Task ExportAsync()
    {
        if (await CurrentActor.FindAsync() is not { } actor)
        {
            // The sign-in has ended, which the page shows by itself.
            return;
        }

        var columns = _layout
            .Arrange(_columns)
            .Where(column => _layout.Shows(column) && column.Value is not null)
            .ToList();
        var rows = Load is null ? (_grid?.FilteredItems ?? _rows).Select(row => row.Item).ToList() : await AllAsync();
        var file = CsvFile.Of(
            [.. columns.Select(column => column.Title)],
            rows.Select(row => (IReadOnlyList<object>)[.. columns.Select(column => column.ExportOf(row))])
        );
        await ExportAudit.RecordAsync(actor, new($"{Name}.csv", Address), CancellationToken.None);
        using var stream = new DotNetStreamReference(new MemoryStream(file));
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("save", $"{Name}.csv", CsvFile.ContentType, stream);
        }
    }

    private async Task<List<T>> AllAsync()
    {
        var (rows, sort) = (new List<T>(), SortNow);
        while (rows.Count < MaximumExported)
        {
            var page = await Load!(
                new GridQuery(rows.Count, ExportPage, sort?.Key, sort?.Descending ?? false),
                CancellationToken.None
            );
            rows.AddRange(page.Items);
            if (page.Items.Count == 0 || rows.Count >= page.Total)
            {
                break;
            }
        }

        return rows;
    }
}
