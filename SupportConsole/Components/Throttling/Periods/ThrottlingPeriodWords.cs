using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>Words of the Throttling page.</summary>
internal static class ThrottlingPeriodWords
{
    public const string Nobody = "Nobody was throttled in this period.";
    public const string Future = "This period lies in the future. Nothing is known of it yet.";
    public const string FromBefore = "goes on from before the period";
    public const string Title = "Throttling";
    public const string Accounts = "Accounts";
    public const string No = "no";
    public const string CountLabel = "Count";
    public const string AccountsThrottled = "accounts throttled";
    public const string ThrottledTranscripts = "throttled transcripts";
    public const string MinutesThrottled = "minutes throttled";
    public const string Episodes = "episodes";
    public const string LongestQueue = "longest queue";
    public const string RefusedForBalance = "refused for balance";
    public const string LegendTitle = "Accounts in the chart";

    public static string Export(int accounts) => $"CSV of all {Figures.Count(accounts, "account", "accounts")}";

    public static string Some(int shown, int all) =>
        $"The first {Figures.Whole(shown)} of {Figures.Whole(all)} are listed.";

    public static string Total(int accounts) => Figures.Count(accounts, "account", "accounts");

    public static string Of(HistoryMeasure measure) =>
        measure == HistoryMeasure.Minutes ? "Minutes throttled" : "Throttled transcripts";

    public static string Short(HistoryMeasure measure) => measure == HistoryMeasure.Minutes ? "Minutes" : "Transcripts";

    public static string Count(HistoryMeasure measure, long value) =>
        measure == HistoryMeasure.Minutes
            ? $"{Figures.Whole(value)} min"
            : Figures.Count(value, "transcript", "transcripts");

    /// <summary>What the chart says, for those who do not see it.</summary>
    public static string Describe(ThrottlingPeriod period, HistoryMeasure measure)
    {
        var most =
            period.Top.Count == 0
                ? ""
                : $" Most: {string.Join(", ", period.Top.Take(3).Select(series => $"{series.Name} {Figures.Whole(series.Values.Sum())}"))}.";
        return $"{Of(measure)} over time, stacked by account: "
            + $"{Count(measure, measure == HistoryMeasure.Minutes ? period.Totals.Minutes : period.Totals.Transcripts)} "
            + $"of {Figures.Count(period.Totals.ThrottledAccounts, "account", "accounts")}.{most} "
            + $"{PeriodWords.EachBar(period.Size)}";
    }

    public static string Column(HistorySort sort) =>
        sort switch
        {
            HistorySort.Account => "Account",
            HistorySort.Episodes => "Episodes",
            HistorySort.Minutes => "Minutes",
            HistorySort.Peak => "Peak queue",
            HistorySort.Refused => "Refused",
            HistorySort.Limit => "Limit now",
            HistorySort.Waiting => "Still throttled",
            _ => "Transcripts",
        };

    public static string StillWaiting(int queued) => $"yes, {Figures.Whole(queued)} waiting";
}
