using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Accounts;

/// <inheritdoc cref="IAccountTables"/>
internal sealed class SqlAccountTables(AccountSql sql, StatementRunner run) : IAccountTables
{
    private static readonly RowShape<Account> Accounts = new(
        [
            Text("id"),
            Text("email"),
            Text("name"),
            Text("stripe_customer_id"),
            Integer("created_at"),
            Integer("console_fields"),
            Text("important_owner"),
            Text("external_billing_id"),
            Integer("transcript_ttl_hours"),
            Integer("changed_at"),
            Text("search_id"),
            Text("search_email"),
            Text("search_domain"),
            Text("search_name"),
            Text("search_stripe_customer_id"),
            LongText("search_text"),
        ],
        (row, account) =>
        {
            row.Add(account.Id);
            row.Add(account.Email);
            row.Add(account.Name);
            row.Add(account.StripeCustomerId);
            row.Add(account.CreatedAt);
            row.Add((int)account.ConsoleFields);
            row.Add(account.ImportantOwner);
            row.Add(account.ExternalBillingId);
            row.Add(account.TranscriptTtlHours);
            row.Add(account.ChangedAt);
            row.Add(account.Keys.Id);
            row.Add(account.Keys.Email);
            row.Add(account.Keys.Domain);
            row.Add(account.Keys.Name);
            row.Add(account.Keys.StripeCustomerId);
            row.Add(account.Keys.Text);
        }
    );

    private static readonly RowShape<KeyValuePair<string, DateTimeOffset>> Touches = new(
        [Text("id"), Integer("changed_at")],
        (row, touched) =>
        {
            row.Add(touched.Key);
            row.Add(touched.Value);
        }
    );

    public Pending<List<Account>> Find(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.Find, RowShapes.Ids, accountIds, Read);

    public Pending<List<(string AccountId, string CustomerId)>> FindByCustomer(
        IReadOnlyCollection<string> customerIds
    ) => run.Query(sql.FindByCustomer, RowShapes.Ids, customerIds, row => (row.Text(0), row.Text(1)));

    public void Insert(IReadOnlyCollection<Account> accounts) =>
        run.Write(nameof(AccountSql.Insert), sql.Insert, Accounts, accounts);

    public void Update(IReadOnlyCollection<Account> accounts) =>
        run.Write(nameof(AccountSql.Update), sql.Update, Accounts, accounts);

    public void Touch(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> accounts) =>
        run.Write(nameof(AccountSql.Touch), sql.Touch, Touches, accounts);

    private static Account Read(IRow row)
    {
        var (id, email, name, stripe) = (row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4));
        return new()
        {
            Number = row.Long(0),
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = stripe,
            CreatedAt = row.Time(5),
            ConsoleFields = (ConsoleFields)row.Int(6),
            ImportantOwner = row.TextOrNull(7),
            ExternalBillingId = row.TextOrNull(8),
            TranscriptTtlHours = row.IntOrNull(9),
            ChangedAt = row.Time(10),
            Keys = AccountSearchKeys.Of(id, email, name, stripe),
        };
    }
}
