namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQLite.</content>
internal sealed partial record UsageHourSql
{
    public static readonly UsageHourSql Sqlite = new()
    {
        Add = """
            INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items,
                milliseconds, cost)
            VALUES (@account_id, @hour_start, @project_id, @api_key_id, @product, @model, @items, @milliseconds, @cost)
            ON CONFLICT (account_id, hour_start, project_id, api_key_id, product, model) DO UPDATE SET items = items +
                excluded.items, milliseconds = milliseconds + excluded.milliseconds, cost = cost + excluded.cost
            """,
    };
}
