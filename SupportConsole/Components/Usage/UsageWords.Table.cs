using System.Globalization;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>Words of the table of usage.</summary>
internal static partial class UsageWords
{
    public const string NoRows = "No rows.";
    public const string AccountColumn = "Account";
    public const string ItemsColumn = "Items";
    public const string AudioAndSessionsColumn = "Audio and sessions";
    public const string CostColumn = "Cost";
    public const string AverageColumn = "Per hour";
    public const string ShareOfCostColumn = "Share of cost";
    public const string DeletedMark = "deleted";
    public const string PreviousPage = "Previous";
    public const string NextPage = "Next";

    /// <summary>By which list an account's new usage is charged.</summary>
    public static string ByPriceList(string list) =>
        $"Charged by the agreed price list {list}; the billing tab shows its prices. What was used keeps the price of its time.";

    /// <summary>What an hour of audio or sessions cost on average; a dash where nothing was counted by time.</summary>
    public static string AveragePerHour(UsageFigures figures) =>
        AverageMicros(figures) is { } micros
            ? new Money(micros).Dollars.ToString("$0.00##", CultureInfo.InvariantCulture)
            : "–";

    /// <summary>As <see cref="AveragePerHour"/>, in micro-dollars.</summary>
    public static long? AverageMicros(UsageFigures figures) =>
        figures.Milliseconds == 0
            ? null
            : (long)decimal.Round((decimal)figures.Cost.Micros * 3_600_000 / figures.Milliseconds);

    public static string Export(UsageGrouping grouping, int groups) => $"CSV of all {Count(grouping, groups)}";

    public static string All(UsageGrouping grouping, int groups) =>
        groups == 1 ? Count(grouping, groups) : $"All {Count(grouping, groups)}";
}
