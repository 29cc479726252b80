using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>Words and figures of usage and spend.</summary>
internal static partial class UsageWords
{
    public const string Title = "Usage and spend";
    public const string RowsTitle = "Spend by";
    public const string ChartTitle = "Spend";
    public const string Nothing = "Nothing was used in this period.";
    public const string NothingFiltered = "Nothing was used in this period that fits the filters.";
    public const string Future = "This period lies in the future. Nothing is known of it yet.";
    public const string NotAFilter = "A filter in the address cannot be read. Clear the filters and choose again.";
    public const string WholeHours = "Usage is kept by whole UTC hours.";
    public const string Widened = "Usage is kept by whole UTC hours; the period is widened to them.";
    public const string Running = "Adding up usage";
    public const string Stopped = "Stopped before everything was added up.";
    public const string WithoutKey = "without a key";
    public const string RowsHint =
        "Items are finished transcripts, ended sessions and answered requests. LeMUR is charged by tokens, so it has "
        + "no time.";
    public const string FilterUsage = "Filter usage";
    public const string AccountId = "Account id";
    public const string AnyValue = "any";
    public const string ProductLabel = "Product";
    public const string ProjectId = "Project id";
    public const string ApiKeyId = "API key id";
    public const string Model = "Model";
    public const string ClearFilters = "Clear filters";
    public const string PageTitle = "Usage";
    public const string SeeAllUsage = "See all usage";
    public const string AddUpAgain = "Add up again";
    public const string ReadAt = "Read at";
    public const string TheSpend = "the spend with its period";
    public const string SpendFigure = "Spend";
    public const string AudioFigure = "Audio transcribed";
    public const string SessionsFigure = "Streaming sessions";
    public const string LemurFigure = "LeMUR requests";
    public const string Today = "today";
    public const string ThisMonth = "this month";

    public static string Name(Product product) =>
        product switch
        {
            Product.SpeechToText => "Speech-to-text",
            Product.Streaming => "Streaming",
            _ => "LeMUR",
        };

    public static string Name(UsageGrouping grouping) =>
        grouping switch
        {
            UsageGrouping.ApiKey => "API key",
            _ => grouping.ToString(),
        };

    /// <summary>"12 accounts".</summary>
    public static string Count(UsageGrouping grouping, long count)
    {
        var name = grouping == UsageGrouping.ApiKey ? "API key" : Name(grouping).ToLowerInvariant();
        return Figures.Count(count, name, name + "s");
    }

    /// <summary>What a row is called: a name where there is one, else the id.</summary>
    public static string Label(UsageGrouping grouping, UsageGroup group, UsageNames names) =>
        grouping switch
        {
            UsageGrouping.Account => names.Account ?? group.AccountId ?? "",
            UsageGrouping.Product => Name(group.Product ?? default),
            UsageGrouping.Model => group.Model ?? "",
            UsageGrouping.Project => names.Project ?? group.ProjectId ?? "",
            _ => group.ApiKeyId is "" ? WithoutKey : names.ApiKey ?? group.ApiKeyId ?? "",
        };

    /// <summary>Projects and keys belong to an account: it is told where there are several.</summary>
    public static bool TellsAccount(UsageAddress address) =>
        address.GroupBy is UsageGrouping.Project or UsageGrouping.ApiKey && address.Filter.AccountId is null;

    /// <summary>The rows of a page, of all: "51–100 of 120".</summary>
    public static string PageOf(UsagePeriod period)
    {
        var first = period.Page * UsageQuery.StandardPageSize;
        return $"{Figures.Whole(first + 1)}–{Figures.Whole(first + period.Rows.Count)} of "
            + $"{Figures.Whole(period.Groups)}";
    }

    /// <summary>What tells a row from others of its name; null where the name says it.</summary>
    public static string? Detail(UsageGrouping grouping, UsageGroup group, UsageNames names) =>
        grouping switch
        {
            UsageGrouping.Account => names.Account is null ? null : group.AccountId,
            UsageGrouping.Model => Name(group.Product ?? default),
            UsageGrouping.Project => names.Project is null || names.Project == group.ProjectId ? null : group.ProjectId,
            UsageGrouping.ApiKey => names.ApiKey is null ? null : group.ApiKeyId,
            _ => null,
        };

    /// <summary>$1,234.56; what is less than a cent as exactly as it is known.</summary>
    public static string Cost(Money cost) =>
        cost.Micros is 0 or >= 10_000 or < 0
            ? cost.ToString()
            : "$" + cost.Dollars.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>82.7 h, 12.3 min, 4.2 s; a dash for no time at all.</summary>
    public static string Time(UsageFigures figures) =>
        figures.Time switch
        {
            { Ticks: 0 } => "–",
            { TotalMinutes: < 1 } time => $"{Tenths(time.TotalSeconds)} s",
            { TotalHours: < 1 } time => $"{Tenths(time.TotalMinutes)} min",
            var time => $"{Tenths(time.TotalHours)} h",
        };

    /// <summary>12.3 %; a share that is not nothing is at least &lt; 0.1 %.</summary>
    public static string Share(decimal share) =>
        share is > 0 and < 0.001m ? "< 0.1 %" : $"{Figures.Tenths(share * 100)} %";

    /// <summary>The spend in words that can be sent: "$12.40 for 82.7 hours of audio".</summary>
    public static string Spend(UsageTotals totals) =>
        totals.Products switch
        {
            [] => "nothing was used",
            [var only] => $"{Cost(only.Figures.Cost)} for {What(only)}",
            var several => $"{Cost(totals.All.Cost)}: "
                + $"{Join([.. several.Select(product => $"{Cost(product.Figures.Cost)} for {What(product)}")])}",
        };

    /// <summary>The same with its period, for the customer: UTC, so that nobody has to ask whose clock it is.</summary>
    public static string Sentence(UsageTotals totals) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.From.UtcDateTime:d MMM yyyy HH:mm} to {totals.To.UtcDateTime:d MMM yyyy HH:mm} UTC: "
                + $"{Spend(totals)}."
        );

    private static string What(ProductUsage usage) =>
        usage.Product switch
        {
            Product.SpeechToText => $"{Long(usage.Figures.Time)} of audio",
            Product.Streaming => $"{Long(usage.Figures.Time)} of streaming",
            _ => Figures.Count(usage.Figures.Items, "LeMUR request", "LeMUR requests"),
        };

    private static string Long(TimeSpan time) =>
        time switch
        {
            { TotalMinutes: < 1 } => $"{Tenths(time.TotalSeconds)} seconds",
            { TotalHours: < 1 } => $"{Tenths(time.TotalMinutes)} minutes",
            _ => $"{Tenths(time.TotalHours)} hours",
        };

    private static string Join(IReadOnlyList<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static string Tenths(double value) => Figures.Tenths((decimal)value);

    public static string SpendOf(string span) => $"Spend {span} (UTC)";

    public static string LegendTitle(UsageGrouping grouping) => $"{Name(grouping)}s in the chart";

    public static string Most(IEnumerable<string> groups) => $" Most: {string.Join(", ", groups)}.";

    public static string Describe(UsageGrouping grouping, UsagePeriod period, string most) =>
        $"Spend over time, stacked by {Name(grouping)}: {Cost(period.Totals.All.Cost)} "
        + $"of {Count(grouping, period.Groups)}.{most} {PeriodWords.EachBar(period.Size)}";
}
