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
    public const string ShareOfCostColumn = "Share of cost";
    public const string DeletedMark = "deleted";
    public const string PreviousPage = "Previous";
    public const string NextPage = "Next";

    public static string Export(UsageGrouping grouping, int groups) => $"CSV of all {Count(grouping, groups)}";

    public static string All(UsageGrouping grouping, int groups) => $"All {Count(grouping, groups)}";
}
