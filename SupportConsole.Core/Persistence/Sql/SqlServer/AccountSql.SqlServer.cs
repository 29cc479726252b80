namespace SupportConsole.Core.Persistence.Sql;

/// <content>SQL Server.</content>
internal sealed partial record AccountSql
{
    public static readonly AccountSql SqlServer = new()
    {
        Update = """
            UPDATE a
            SET email = r.email, name = r.name, stripe_customer_id = r.stripe_customer_id,
                search_email = r.search_email, search_domain = r.search_domain, search_name = r.search_name,
                search_stripe_customer_id = r.search_stripe_customer_id, search_text = r.search_text,
                console_fields = r.console_fields, important_owner = r.important_owner,
                external_billing_id = r.external_billing_id, transcript_ttl_hours = r.transcript_ttl_hours
            FROM {rows}
            JOIN accounts a ON a.id = r.id
            """,
        Touch = """
            UPDATE a
            SET changed_at = r.changed_at
            FROM {rows}
            JOIN accounts a ON a.id = r.id
            """,
    };
}
