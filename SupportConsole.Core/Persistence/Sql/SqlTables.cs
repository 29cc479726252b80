using System.Collections.Frozen;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>How each feature's tables are reached by SQL.</summary>
internal sealed class SqlTables(IEnumerable<SqlTablesKind> kinds)
{
    private readonly FrozenDictionary<Type, Func<SqlStatements, StatementRunner, object>> _kinds =
        kinds.ToFrozenDictionary(kind => kind.Type, kind => kind.Create);

    public object Create(Type type, SqlStatements sql, StatementRunner run) => _kinds[type](sql, run);
}

/// <summary>A feature's tables by SQL.</summary>
/// <param name="Type">The interface by which row sets know them.</param>
/// <param name="Create">Makes them for a transaction.</param>
internal sealed record SqlTablesKind(Type Type, Func<SqlStatements, StatementRunner, object> Create)
{
    public static SqlTablesKind Of<T>(Func<SqlStatements, StatementRunner, T> create)
        where T : class => new(typeof(T), create);
}
