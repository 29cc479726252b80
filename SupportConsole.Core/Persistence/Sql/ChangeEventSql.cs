namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// SQL of one engine, see <see cref="SqlStatements"/>: events by which nodes tell each other of changed accounts.
/// </summary>
internal sealed partial record ChangeEventSql
{
    /// <summary>@node, @now, @accounts.</summary>
    public string Append { get; } =
        """
            INSERT INTO change_events (node, happened_at, accounts)
            VALUES (@node, @now, @accounts)
            """;
}
