using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>
/// What the Throttling page shows, as it stands in its address. Times are UTC there, so that a link means the same to
/// everybody.
/// </summary>
/// <param name="Period">The period.</param>
public sealed record PeriodAddress(Period Period)
{
    /// <summary>The page.</summary>
    public const string Path = "/throttling";

    /// <summary>The download of the same period.</summary>
    public const string ExportPath = "/throttling/export.csv";

    /// <summary>More accounts than are read through in a table; the file has all.</summary>
    public const int MaximumRows = 500;

    /// <summary>What the chart counts.</summary>
    public HistoryMeasure Measure { get; init; }

    /// <summary>What the page is about; it stands in the address as what is counted.</summary>
    public LimitedProduct Product =>
        Measure switch
        {
            HistoryMeasure.Streams => LimitedProduct.Streaming,
            HistoryMeasure.Lemur => LimitedProduct.Lemur,
            _ => LimitedProduct.Transcripts,
        };

    /// <summary>True for the chart's figures as a table.</summary>
    public bool AsTable { get; init; }

    /// <summary>Column the accounts are sorted by at first; null for what the chart counts.</summary>
    public HistorySort? Sort { get; init; }

    /// <summary>Smallest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Why the usual period is shown instead of the address's; null when it is in order.</summary>
    public string? Problem { get; init; }

    /// <summary>The column in force.</summary>
    public HistorySort Order =>
        Sort
        ?? Measure switch
        {
            HistoryMeasure.Minutes => HistorySort.Minutes,
            HistoryMeasure.Streams => HistorySort.Streams,
            HistoryMeasure.Lemur => HistorySort.Lemur,
            _ => HistorySort.Transcripts,
        };

    /// <summary>The same as the grid takes it: its columns have the names of what may be sorted by.</summary>
    public GridSort Rows => new(NameOf(Order), !Ascending);

    /// <summary>Reads an address.</summary>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="now">End of a period that says only where it begins.</param>
    /// <param name="zone">The zone of dates without a time.</param>
    public static PeriodAddress Parse(string query, DateTimeOffset now, ReaderZone zone)
    {
        var values = QueryHelpers.ParseQuery(query);
        var (period, problem) = Period.Parse(query, PeriodRules.Throttling, now, zone);
        return new PeriodAddress(period)
        {
            Problem = problem,
            Measure = Enum.GetValues<HistoryMeasure>().FirstOrDefault(measure => NameOf(measure) == Text("show")),
            AsTable = Text("view") == "table",
        }.SortedBy(GridSort.Parse(query));

        string? Text(string key) =>
            values.TryGetValue(key, out var found) && found.ToString() is { Length: > 0 and <= 64 } text ? text : null;
    }

    /// <summary>The same with its accounts sorted so.</summary>
    public PeriodAddress SortedBy(GridSort? sort) =>
        Enum.TryParse<HistorySort>(sort?.Key, ignoreCase: true, out var column)
            ? this with
            {
                Sort = column,
                Ascending = !sort.Descending,
            }
            : this with
            {
                Sort = null,
                Ascending = false,
            };

    /// <summary>What is counted first of a product.</summary>
    public static HistoryMeasure MeasureOf(LimitedProduct product) =>
        product switch
        {
            LimitedProduct.Streaming => HistoryMeasure.Streams,
            LimitedProduct.Lemur => HistoryMeasure.Lemur,
            _ => HistoryMeasure.Transcripts,
        };

    /// <summary>Writes the address.</summary>
    public string ToUri() => Path + Query(true);

    /// <summary>The address of the download of what is shown: the accounts of the product, in the same order.</summary>
    /// <param name="from">Where the figures shown begin.</param>
    /// <param name="to">Where they end.</param>
    public string ToExportUri(DateTimeOffset from, DateTimeOffset to) =>
        ExportPath + (this with { Period = Period.Between(from, to), AsTable = false }).Query(false);

    /// <summary>What to ask the history for.</summary>
    /// <param name="now">The moment that an open end means.</param>
    /// <param name="zone">The zone whose months count.</param>
    public PeriodQuery ToQuery(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.At(now, zone);
        return new(from, to)
        {
            Measure = Measure,
            Sort = Order,
            Ascending = Ascending,
            PageSize = MaximumRows,
        };
    }

    private static string NameOf(Enum value) => value.ToString().ToLowerInvariant();

    private string Query(bool isPage)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in Period.ToQuery())
        {
            Add(key, value as string);
        }

        Add(
            "show",
            (isPage ? Measure : MeasureOf(Product)) is not HistoryMeasure.Transcripts and var shown
                ? NameOf(shown)
                : null
        );
        Add("view", AsTable ? "table" : null);
        if (!isPage || Sort is not null)
        {
            Rows.AddTo(query);
        }

        return query.ToString();

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }
    }
}
