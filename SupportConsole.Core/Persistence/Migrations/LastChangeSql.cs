namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// The last change of accounts that a version registered which did not keep it: what the audit says, else the
/// registration. A version that does not know the column goes on beside it.
/// </summary>
internal static class LastChangeSql
{
    public const string Any = """
        UPDATE accounts
        SET changed_at = COALESCE(
            (SELECT MAX(e.happened_at) FROM audit_entries e WHERE e.account_id = accounts.id AND e.outcome = 0),
            created_at)
        WHERE changed_at = 0;
        """;

    public static readonly string SqlServer = SqlServerBatch.Of(Any);
}
