using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>An engine behind a network: rows are handed over as a set, so that a batch is a few statements.</summary>
internal abstract class ServerDialect : SqlDialect
{
    // A statement's text with its row source in place, made once for the life of the process.
    private readonly ConcurrentDictionary<string, string> _texts = new();

    /// <summary>The statement as the driver takes it.</summary>
    public string Text(string sql, IReadOnlyList<Column> columns, ReadOnlySpan<Scalar> scalars)
    {
        if (_texts.TryGetValue(sql, out var text))
        {
            return text;
        }

        var names = columns.Select(column => "@" + column.Name).ToList();
        foreach (var scalar in scalars)
        {
            names.Add(scalar.Name);
        }

        return _texts.GetOrAdd(
            sql,
            Complete(sql.Replace("{rows}", RowSource(columns), StringComparison.Ordinal), names)
        );
    }

    /// <summary>The rows as parameters.</summary>
    public abstract IEnumerable<DbParameter> Rows<T>(RowShape<T> shape, IReadOnlyCollection<T> rows);

    public abstract DbParameter Parameter(Scalar scalar);

    /// <summary>The FROM item that yields a row set under the alias <c>r</c>.</summary>
    protected abstract string RowSource(IReadOnlyList<Column> columns);

    /// <summary>The last touch to a statement's text.</summary>
    /// <param name="sql">With its row source in place.</param>
    /// <param name="parameters">The parameters' names in the order in which they are given.</param>
    protected virtual string Complete(string sql, IReadOnlyList<string> parameters) => sql;
}
