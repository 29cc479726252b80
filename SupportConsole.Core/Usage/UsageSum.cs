using System.Globalization;
using System.Text;
using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Usage;

/// <summary>Columns that hours of usage are added up by.</summary>
[Flags]
internal enum UsageColumns
{
    None = 0,
    Account = 1,
    Product = 2,
    Model = 4,
    Project = 8,
    ApiKey = 16,
}

/// <summary>Hours of usage added up by the database. Columns that were not asked for are empty.</summary>
#pragma warning disable IDE1006, SA1300 // Named as the columns are.
internal sealed record UsageSum(
    string account_id,
    string project_id,
    string api_key_id,
    int product,
    string model,
    long time_start,
    long items,
    long milliseconds,
    long cost
)
{
    public Product Product => (Product)product;

    /// <summary>Start of the hour or the UTC day.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(time_start);

    public UsageFigures Figures => new(items, milliseconds, new Money(cost));

    /// <summary>The group of a grouping that it belongs to.</summary>
    public UsageGroup GroupOf(UsageColumns columns) =>
        new()
        {
            AccountId = columns.HasFlag(UsageColumns.Account) ? account_id : null,
            Product = columns.HasFlag(UsageColumns.Product) ? Product : null,
            Model = columns.HasFlag(UsageColumns.Model) ? model : null,
            ProjectId = columns.HasFlag(UsageColumns.Project) ? project_id : null,
            ApiKeyId = columns.HasFlag(UsageColumns.ApiKey) ? api_key_id : null,
        };
}
#pragma warning restore IDE1006, SA1300

/// <summary>
/// The one statement that usage is read with, put together from constants; values are parameters. By hand, because
/// Entity Framework does not add up money, which it converts, and because a sum must stay a bigint: PostgreSQL answers
/// a wider type. Days are groups of hours by division, which every engine does in the same way; months are made of days
/// afterwards.
/// </summary>
internal static class UsageSql
{
    private const long HourMilliseconds = 3_600_000;
    private const long DayMilliseconds = 24 * HourMilliseconds;

    /// <summary>
    /// SQLite keeps the hours in the order of their accounts: it finds a period's quickest account by account, and
    /// CROSS JOIN makes it do so. By the index of the hours it would look each of them up: five times as long. Servers
    /// take it for an ordinary join.
    /// </summary>
    private const string EachAccount = "accounts a CROSS JOIN usage_hours u WHERE u.account_id = a.id AND ";

    private static readonly (UsageColumns Column, string Name, string Absent)[] All =
    [
        (UsageColumns.Account, "account_id", "''"),
        (UsageColumns.Project, "project_id", "''"),
        (UsageColumns.ApiKey, "api_key_id", "''"),
        (UsageColumns.Product, "product", "0"),
        (UsageColumns.Model, "model", "''"),
    ];

    /// <summary>The statement and its parameters.</summary>
    /// <param name="columns">What to add up by.</param>
    /// <param name="time">Buckets to add up by, too; null for the period as a whole.</param>
    /// <param name="period">Which hours.</param>
    /// <param name="filter">Which usage.</param>
    /// <param name="among">Only these groups; null for all.</param>
    public static (string Text, object[] Parameters) Of(
        UsageColumns columns,
        BucketSize? time,
        HistoryBucket period,
        UsageFilter filter,
        IReadOnlyList<UsageGroup>? among
    )
    {
        var parameters = new List<object>();
        var groups = All.Where(part => columns.HasFlag(part.Column)).Select(part => "u." + part.Name).ToList();
        var start = "CAST(0 AS bigint)";
        if (time is { } size)
        {
            // Constants, not parameters: SQL Server knows an expression again in GROUP BY only by its text.
            var length = (size == BucketSize.Hour ? HourMilliseconds : DayMilliseconds).ToString(
                CultureInfo.InvariantCulture
            );
            groups.Add($"u.hour_start / {length}");
            start = $"(u.hour_start / {length}) * {length}";
        }

        var text = new StringBuilder("SELECT ")
            .AppendJoin(
                ", ",
                All.Select(part =>
                    columns.HasFlag(part.Column) ? $"u.{part.Name} AS {part.Name}" : $"{part.Absent} AS {part.Name}"
                )
            )
            .Append(", ")
            .Append(start)
            .Append(" AS time_start, CAST(COALESCE(SUM(u.items), 0) AS bigint) AS items, ")
            .Append(
                "CAST(COALESCE(SUM(u.milliseconds), 0) AS bigint) AS milliseconds, CAST(COALESCE(SUM(u.cost), 0) AS "
                    + "bigint) AS cost FROM "
            )
            .Append(filter.AccountId is null && among is null ? EachAccount : "usage_hours u WHERE ")
            .Append("u.hour_start >= ")
            .Append(Parameter(period.Start.ToUnixTimeMilliseconds()))
            .Append(" AND u.hour_start < ")
            .Append(Parameter(period.End.ToUnixTimeMilliseconds()));
        foreach (
            var condition in Conditions(
                filter.AccountId,
                filter.ProjectId,
                filter.ApiKeyId,
                filter.Product,
                filter.Model
            )
        )
        {
            text.Append(" AND ").Append(condition);
        }

        if (among is not null)
        {
            text.Append(" AND (")
                .AppendJoin(
                    " OR ",
                    among.Select(group =>
                        $"({string.Join(" AND ", Conditions(group.AccountId, group.ProjectId, group.ApiKeyId, group.Product, group.Model))})"
                    )
                )
                .Append(')');
        }

        if (groups.Count > 0)
        {
            text.Append(" GROUP BY ").AppendJoin(", ", groups);
        }

        return (text.ToString(), [.. parameters]);

        string Parameter(object value)
        {
            parameters.Add(value);
            return $"{{{(parameters.Count - 1).ToString(CultureInfo.InvariantCulture)}}}";
        }

        List<string> Conditions(string? account, string? project, string? key, Product? product, string? model)
        {
            var conditions = new List<string>();
            Add("account_id", account);
            Add("project_id", project);
            Add("api_key_id", key);
            Add("product", product is { } known ? (int)known : null);
            Add("model", model);
            return conditions;

            void Add(string column, object? value)
            {
                if (value is not null)
                {
                    conditions.Add($"u.{column} = {Parameter(value)}");
                }
            }
        }
    }
}
