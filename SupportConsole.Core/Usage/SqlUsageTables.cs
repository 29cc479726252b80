using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Usage;

/// <inheritdoc cref="IUsageTables"/>
internal sealed class SqlUsageTables(UsageHourSql sql, StatementRunner run) : IUsageTables
{
    private static readonly RowShape<UsageHour> Hours = new(
        [
            Text("account_id"),
            Integer("hour_start"),
            Text("project_id"),
            Text("api_key_id"),
            Integer("product"),
            Text("model"),
            Integer("items"),
            Integer("milliseconds"),
            Integer("cost"),
        ],
        (row, usage) =>
        {
            row.Add(usage.AccountId);
            row.Add(usage.Hour);
            row.Add(usage.ProjectId);
            row.Add(usage.ApiKeyId);
            row.Add((int)usage.Product);
            row.Add(usage.Model);
            row.Add(usage.Items);
            row.Add(usage.Milliseconds);
            row.Add(usage.Cost.Micros);
        }
    );

    public void Add(IReadOnlyCollection<UsageHour> usage) => run.Upsert(sql.Add, Hours, usage);
}
