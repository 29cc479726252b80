namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record UsageHourSql
{
    public static readonly UsageHourSql SqlServer = new()
    {
        Add = """
            UPDATE u
            SET items = u.items + r.items, milliseconds = u.milliseconds + r.milliseconds, cost = u.cost + r.cost
            FROM {rows}
            JOIN usage_hours u ON u.account_id = r.account_id AND u.hour_start = r.hour_start AND u.project_id = r.project_id
                AND u.api_key_id = r.api_key_id AND u.product = r.product AND u.model = r.model;
            INSERT INTO usage_hours (account_id, hour_start, project_id, api_key_id, product, model, items,
                milliseconds, cost)
            SELECT r.account_id, r.hour_start, r.project_id, r.api_key_id, r.product, r.model, r.items, r.milliseconds,
                r.cost
            FROM {rows}
            WHERE NOT EXISTS (SELECT 1
            FROM usage_hours u
            WHERE u.account_id = r.account_id AND u.hour_start = r.hour_start AND u.project_id = r.project_id AND
                u.api_key_id = r.api_key_id AND u.product = r.product AND u.model = r.model)
            """,
    };
}
