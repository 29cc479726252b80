namespace SupportConsole.Core.Persistence.Sql;

/// <content>PostgreSQL.</content>
internal sealed partial record UsageHourSql
{
    public static readonly UsageHourSql PostgreSql = new()
    {
        Add = """
            INSERT INTO usage_hours AS u (account_id, hour_start, project_id, api_key_id, product, model, items,
                milliseconds, cost)
            SELECT r.account_id, r.hour_start, r.project_id, r.api_key_id, r.product, r.model, r.items, r.milliseconds,
                r.cost
            FROM {rows}
            ON CONFLICT (account_id, hour_start, project_id, api_key_id, product, model) DO UPDATE SET items = u.items +
                excluded.items, milliseconds = u.milliseconds + excluded.milliseconds, cost = u.cost + excluded.cost
            """,
    };
}
