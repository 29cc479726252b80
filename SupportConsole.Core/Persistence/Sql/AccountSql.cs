namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQL of one engine, see <see cref="SqlStatements"/>: the identities of accounts.</summary>
internal sealed partial record AccountSql
{
    private const string AnyUpdate = """
        UPDATE accounts AS a
        SET email = r.email, name = r.name, stripe_customer_id = r.stripe_customer_id, search_email = r.search_email,
            search_domain = r.search_domain, search_name = r.search_name,
            search_stripe_customer_id = r.search_stripe_customer_id, search_text = r.search_text,
            console_fields = r.console_fields, important_owner = r.important_owner,
            external_billing_id = r.external_billing_id, transcript_ttl_hours = r.transcript_ttl_hours
        FROM {rows}
        WHERE a.id = r.id
        """;

    private const string AnyTouch = """
        UPDATE accounts AS a
        SET changed_at = r.changed_at
        FROM {rows}
        WHERE a.id = r.id
        """;

    /// <summary>account ids -> accounts that exist.</summary>
    public string Find { get; } =
        """
            SELECT a.number, a.id, a.email, a.name, a.stripe_customer_id, a.created_at, a.console_fields,
                a.important_owner, a.external_billing_id, a.transcript_ttl_hours, a.changed_at
            FROM {rows}
            JOIN accounts a ON a.id = r.id
            """;

    /// <summary>customer ids -> the accounts that have them.</summary>
    public string FindByCustomer { get; } =
        """
            SELECT a.id, a.stripe_customer_id
            FROM {rows}
            JOIN accounts a ON a.stripe_customer_id = r.id
            """;

    public string Insert { get; } =
        """
            INSERT INTO accounts (id, email, name, stripe_customer_id, created_at, changed_at, search_id, search_email,
                search_domain, search_name, search_stripe_customer_id, search_text, console_fields, important_owner,
                external_billing_id, transcript_ttl_hours)
            SELECT r.id, r.email, r.name, r.stripe_customer_id, r.created_at, r.changed_at, r.search_id, r.search_email,
                r.search_domain, r.search_name, r.search_stripe_customer_id, r.search_text, r.console_fields, r.important_owner,
                r.external_billing_id, r.transcript_ttl_hours
            FROM {rows}
            """;

    public required string Update { get; init; }

    /// <summary>When the last act on accounts was audited; apart from the rest, because most acts change no identity.</summary>
    public required string Touch { get; init; }
}
