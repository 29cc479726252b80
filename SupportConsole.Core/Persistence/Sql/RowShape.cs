namespace SupportConsole.Core.Persistence.Sql;

/// <summary>The types the hot path's columns have: enough for ids, texts, counts, money and times.</summary>
internal enum ColumnType
{
    /// <summary>Up to 256 characters.</summary>
    Text,

    /// <summary>Any length.</summary>
    LongText,
    Integer,
}

/// <summary>A column of a <see cref="RowShape{T}"/>.</summary>
internal sealed record Column(string Name, ColumnType Type)
{
    public static Column Text(string name) => new(name, ColumnType.Text);

    public static Column LongText(string name) => new(name, ColumnType.LongText);

    public static Column Integer(string name) => new(name, ColumnType.Integer);
}

/// <summary>
/// How records of one kind are handed to a statement: the columns' names, and their values in that order.
/// </summary>
/// <param name="Columns">As the dialects' SQL names them.</param>
/// <param name="Write">Gives a record's values to the sink, one a column.</param>
internal sealed record RowShape<T>(IReadOnlyList<Column> Columns, Action<IRowSink, T> Write);

/// <summary>
/// Takes the values of rows, column by column: bound at once (SQLite) or gathered into arrays or JSON (servers).
/// </summary>
internal interface IRowSink
{
    void Add(string? text);

    void Add(long? number);
}

/// <summary>A row that was read, by the position of its columns.</summary>
internal interface IRow
{
    bool IsNull(int column);

    string Text(int column);

    /// <summary>A column of 64 bits.</summary>
    long Long(int column);

    /// <summary>A column of 32 bits: the servers' drivers do not widen by themselves.</summary>
    int Int(int column);

    bool Flag(int column);
}
