using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>Words of the Throttling page.</summary>
internal static class ThrottlingPeriodWords
{
    public const string Nobody = "Nobody was throttled or refused in this period.";
    public const string RefusedStreams = "refused streams";
    public const string RefusedLemur = "refused LeMUR requests";
    public const string Future = "This period lies in the future. Nothing is known of it yet.";
    public const string FromBefore = "goes on from before the period";
    public const string Title = "Throttling";
    public const string Accounts = "Accounts";
    public const string No = "no";
    public const string CountLabel = "Count";
    public const string AccountsRefused = "accounts refused";
    public const string MinutesRefused = "minutes with refusals";
    public const string MostRefused = "most in a minute";

    /// <summary>What the chart may count of transcripts.</summary>
    public static IReadOnlyList<HistoryMeasure> OfTranscripts { get; } =
    [HistoryMeasure.Transcripts, HistoryMeasure.Minutes];

    public static string RefusedOf(LimitedProduct product) =>
        product == LimitedProduct.Streaming ? RefusedStreams : RefusedLemur;

    public const string AccountsThrottled = "accounts throttled";
    public const string ThrottledTranscripts = "throttled transcripts";
    public const string MinutesThrottled = "minutes throttled";
    public const string Episodes = "episodes";
    public const string LongestQueue = "longest queue";
    public const string RefusedForBalance = "refused for balance";
    public const string LegendTitle = "Accounts in the chart";

    public static string Export(int accounts) => $"CSV of all {Figures.Count(accounts, "account", "accounts")}";

    /// <summary>The table of transcripts lists whose sessions or requests were refused too, with these figures.</summary>
    public static string ExportOfAllProducts(int accounts) =>
        $"CSV of all {Figures.Count(accounts, "account", "accounts")} of all products";

    public static string Some(int shown, int all) =>
        $"The first {Figures.Whole(shown)} of {Figures.Whole(all)} are listed.";

    public static string Total(int accounts) => Figures.Count(accounts, "account", "accounts");

    public static string Of(HistoryMeasure measure) =>
        measure switch
        {
            HistoryMeasure.Minutes => "Minutes throttled",
            HistoryMeasure.Streams => "Refused streams",
            HistoryMeasure.Lemur => "Refused LeMUR requests",
            _ => "Throttled transcripts",
        };

    public static string Short(HistoryMeasure measure) =>
        measure switch
        {
            HistoryMeasure.Minutes => "Minutes",
            HistoryMeasure.Streams => "Streams",
            HistoryMeasure.Lemur => "LeMUR",
            _ => "Transcripts",
        };

    public static string Count(HistoryMeasure measure, long value) =>
        measure switch
        {
            HistoryMeasure.Minutes => $"{Figures.Whole(value)} min",
            HistoryMeasure.Streams => Figures.Count(value, "stream", "streams"),
            HistoryMeasure.Lemur => Figures.Count(value, "LeMUR request", "LeMUR requests"),
            _ => Figures.Count(value, "transcript", "transcripts"),
        };

    /// <summary>What the chart says when nobody has any of the measure, while others were throttled or refused.</summary>
    public static string None(HistoryMeasure measure) => $"{Of(measure)}: none in this period.";

    /// <summary>Why the refusals of a long period may be more than those shown.</summary>
    public static string MayBeMissing(DateTimeOffset keptFrom, ReaderZone zone) =>
        "Refused streams and LeMUR requests are known by the minute alone, and minutes are kept since "
        + $"{zone.Day(keptFrom)}: those from before may be missing.";

    /// <summary>What the chart says, for those who do not see it.</summary>
    public static string Describe(ThrottlingPeriod period, HistoryMeasure measure)
    {
        var most =
            period.Top.Count == 0
                ? ""
                : $" Most: {string.Join(", ", period.Top.Take(3).Select(series => $"{series.Name} {Figures.Whole(series.Values.Sum())}"))}.";
        return $"{Of(measure)} over time, stacked by account: "
            + $"{Count(measure, period.Totals.Of(measure))} "
            + $"of {Figures.Count(period.CountedAccounts, "account", "accounts")}.{most} "
            + $"{PeriodWords.EachBar(period.Size)}";
    }

    public static string Column(HistorySort sort) =>
        sort switch
        {
            HistorySort.Account => "Account",
            HistorySort.Episodes => "Episodes",
            HistorySort.Minutes => "Minutes",
            HistorySort.Peak => "Peak queue",
            HistorySort.Refused => "Refused: balance",
            HistorySort.Streams => "Refused: streams",
            HistorySort.Lemur => "Refused: LeMUR",
            HistorySort.Limit => "Limit now",
            HistorySort.Waiting => "Still throttled",
            _ => "Transcripts",
        };

    public static string StillWaiting(int queued) => $"yes, {Figures.Whole(queued)} waiting";
}
