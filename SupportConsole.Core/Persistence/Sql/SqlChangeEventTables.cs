using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <inheritdoc cref="IChangeEventTables"/>
internal sealed class SqlChangeEventTables(ChangeEventSql sql, StatementRunner run) : IChangeEventTables
{
    public void Append(string node, DateTimeOffset now, string accounts) =>
        run.Write(
            nameof(ChangeEventSql.Append),
            sql.Append,
            ("@node", node),
            ("@now", now.ToUnixTimeMilliseconds()),
            ("@accounts", accounts)
        );
}
