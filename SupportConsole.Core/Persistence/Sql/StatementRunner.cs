using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// Runs the statements of one transaction in the order they are handed over. An engine with no round trip runs each at
/// once; one behind a network gathers them until the flush, so that a batch costs few round trips.
/// </summary>
internal abstract class StatementRunner : IAsyncDisposable
{
    /// <summary>Rows in, rows out.</summary>
    public abstract Pending<List<TResult>> Query<TRow, TResult>(
        string sql,
        RowShape<TRow> shape,
        IReadOnlyCollection<TRow> rows,
        Func<IRow, TResult> read,
        params ReadOnlySpan<Scalar> scalars
    );

    public abstract Pending<List<TResult>> Query<TResult>(
        string sql,
        Func<IRow, TResult> read,
        params ReadOnlySpan<Scalar> scalars
    );

    /// <summary>
    /// A write that must meet exactly as many rows as it is given; else a <see cref="StoreConflictException"/>, at the
    /// latest at the flush.
    /// </summary>
    public abstract void Write<TRow>(string name, string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows);

    /// <summary>A write whose row count says nothing.</summary>
    public abstract void Upsert<TRow>(string sql, RowShape<TRow> shape, IReadOnlyCollection<TRow> rows);

    /// <summary>A write without a row set, which must meet one row.</summary>
    public abstract void Write(string name, string sql, params ReadOnlySpan<Scalar> scalars);

    /// <summary>Sends what is gathered and fills the answers.</summary>
    /// <exception cref="StoreConflictException">A write met other rows than it was given.</exception>
    public abstract Task FlushAsync();

    /// <summary>Durable when it returns.</summary>
    public abstract Task CommitAsync();

    /// <summary>Rolls back unless committed.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A named value of a statement: a text, a number, or a list of texts (servers only).</summary>
internal readonly record struct Scalar(string Name, object Value)
{
    public static implicit operator Scalar((string Name, object Value) pair) => new(pair.Name, pair.Value);
}
