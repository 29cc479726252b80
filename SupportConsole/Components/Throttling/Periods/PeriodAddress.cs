using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>What the Throttling page shows, as it stands in its address. Times are UTC there, so that a link means the same to everybody.</summary>
public sealed record PeriodAddress
{
    /// <summary>The page.</summary>
    public const string Path = "/throttling";

    /// <summary>The download of the same period.</summary>
    public const string ExportPath = "/throttling/export.csv";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    /// <summary>A period up to now; null for one with fixed ends.</summary>
    public PeriodPreset? Preset { get; init; } = PeriodPreset.Standard;

    /// <summary>Start of a period with fixed ends.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What the chart counts.</summary>
    public HistoryMeasure Measure { get; init; }

    /// <summary>True for the chart's figures as a table.</summary>
    public bool AsTable { get; init; }

    /// <summary>Column the accounts are sorted by; null for what the chart counts.</summary>
    public HistorySort? Sort { get; init; }

    /// <summary>Smallest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Page of the accounts, from 0.</summary>
    public int Page { get; init; }

    /// <summary>What is wrong with the period; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The column in force.</summary>
    public HistorySort Order => Sort ?? (Measure == HistoryMeasure.Minutes ? HistorySort.Minutes : HistorySort.Transcripts);

    /// <summary>Reads an address.</summary>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="now">End of a period that says only where it begins.</param>
    public static PeriodAddress Parse(string query, DateTimeOffset now)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Text(string key) => values.TryGetValue(key, out var found) && found.ToString() is { Length: > 0 and <= 64 } text ? text : null;
        var address = new PeriodAddress
        {
            Measure = Text("show") == "minutes" ? HistoryMeasure.Minutes : HistoryMeasure.Transcripts,
            AsTable = Text("view") == "table",
            Sort = Enum.TryParse<HistorySort>(Text("sort"), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : null,
            Ascending = Text("order") == "asc",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page - 1 : 0,
        };
        var (from, to) = (Text("from"), Text("to"));
        return from is null && to is null
            ? address with { Preset = PeriodPreset.Find(Text("range")) ?? PeriodPreset.Standard }
            : address.Between(from, to, now);
    }

    /// <summary>Writes the address.</summary>
    public string ToUri() => Path + Query(true);

    /// <summary>The address of the download of what is shown, in the same order.</summary>
    /// <param name="from">Where the figures shown begin.</param>
    /// <param name="to">Where they end.</param>
    public string ToExportUri(DateTimeOffset from, DateTimeOffset to) =>
        ExportPath + (this with { Preset = null, From = from, To = to, Page = 0, AsTable = false }).Query(false);

    /// <summary>Start and end.</summary>
    /// <param name="now">Where a period up to now ends.</param>
    public (DateTimeOffset From, DateTimeOffset To) Ends(DateTimeOffset now) => Preset is { } preset ? (now - preset.Length, now) : (From ?? now, To ?? now);

    /// <summary>What to ask the history for.</summary>
    /// <param name="now">Where a period up to now ends.</param>
    public PeriodQuery ToQuery(DateTimeOffset now)
    {
        var (from, to) = Ends(now);
        return new(from, to) { Measure = Measure, Sort = Order, Ascending = Ascending, Page = Page };
    }

    /// <summary>The same page with a period of fixed ends.</summary>
    public PeriodAddress Within(DateTimeOffset from, DateTimeOffset to) => this with
    {
        Preset = null,
        From = from,
        To = to,
        Page = 0,
        Problem = from >= to ? PeriodTexts.EndsBeforeItBegins : null,
    };

    /// <summary>The same page with a period up to now.</summary>
    public PeriodAddress Last(PeriodPreset preset) => this with { Preset = preset, From = null, To = null, Page = 0, Problem = null };

    /// <summary>Three times as long around the same middle, but not into the future.</summary>
    public PeriodAddress ZoomedOut(DateTimeOffset now)
    {
        var (from, to) = Ends(now);
        var length = to - from;
        if (from - DateTimeOffset.MinValue < length)
        {
            return this;
        }

        var end = to < now - length ? to + length : now;
        return Within(ToMinute(end - (length * 3)), ToMinute(end));
    }

    private static DateTimeOffset ToMinute(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is > 1900 and < 9000 ? time : null;

    private PeriodAddress Between(string? fromText, string? toText, DateTimeOffset now)
    {
        if ((fromText is not null && Time(fromText) is null) || (toText is not null && Time(toText) is null))
        {
            return this with { Preset = null, Problem = PeriodTexts.NotATime };
        }

        var to = Time(toText) ?? now;
        return Within(Time(fromText) ?? to - PeriodPreset.Standard.Length, to);
    }

    private string Query(bool isPage)
    {
        var query = new QueryBuilder();
        if (Preset is { } preset)
        {
            query.Add("range", preset.Key);
        }
        else
        {
            Add("from", From?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            Add("to", To?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        }

        Add("show", Measure == HistoryMeasure.Minutes && isPage ? "minutes" : null);
        Add("view", AsTable ? "table" : null);
        Add("sort", (isPage ? Sort : Order)?.ToString().ToLowerInvariant());
        Add("order", Ascending ? "asc" : null);
        Add("page", Page > 0 ? (Page + 1).ToString(CultureInfo.InvariantCulture) : null);
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
